-- listing: letters
-- grain: one row per challenge raised on a day of the period and by the as-at date
-- says: who asked what of which board, when a reply was due and came, how it ended, and what was
-- published of the same review since. The note, which is free text, is not here.
-- param: as_at date | the day on which the picture is taken
-- param: board_id varchar | only this board
-- param: region varchar | only this region
-- param: area_type varchar | only this kind of area
-- param: starts date | first day of the period; null from the beginning
-- param: ends date | last day of the period; null until the as-at date
select letters.*
from letters_as_at($as_at) as letters
inner join chosen_boards($board_id, $region, $area_type) as boards
    on letters.board_id = boards.board_id
where
    coalesce(letters.raised_date >= $starts, true)
    and coalesce(letters.raised_date <= $ends, true)
order by letters.is_reply_overdue desc, letters.raised_date desc, letters.challenge_id
