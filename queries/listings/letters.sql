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
select
    challenges.challenge_id,
    challenges.review_id,
    challenges.board_id,
    boards.board_name,
    challenges.raised_by,
    challenges.subject,
    challenges.raised_date,
    challenges.questions,
    challenges.reply_due_date,
    challenges.is_reply_overdue,
    challenges.replied_date,
    challenges.closed_date,
    challenges.outcome,
    challenges.month_only as month_dates,
    challenges.reply_days,
    challenges.closing_days,
    published.kinds as published_kinds,
    published.dates as published_dates,
    published.are_months as published_months
from challenges_as_at($as_at) as challenges
inner join chosen_boards($board_id, $region, $area_type) as boards
    on challenges.board_id = boards.board_id
left join published_after_as_at($as_at) as published
    on challenges.challenge_id = published.challenge_id
where
    coalesce(challenges.raised_date >= $starts, true)
    and coalesce(challenges.raised_date <= $ends, true)
order by challenges.is_reply_overdue desc, challenges.raised_date desc, challenges.challenge_id
