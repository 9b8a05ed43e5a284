-- listing: open_boards
-- grain: one row
-- says: how many boards were open on the as-at date.
-- param: as_at date | the day on which the picture is taken
select count(*) as n_boards
from records.boards
where coalesce(opened_date <= $as_at, true) and coalesce(closed_date >= $as_at, true)
