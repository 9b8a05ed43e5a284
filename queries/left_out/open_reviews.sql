-- left_out: open_reviews
-- grain: one row per reason that has cases
select
    board_id,
    incident_type,
    $as_at::date as counted_date,
    1 as place,
    'decided to be started, neither completed nor discontinued, with no date from which to count'
        as reason
from undated_open_reviews_as_at($as_at)
union all
select
    board_id,
    incident_type,
    $as_at::date,
    2,
    'open, started on a date known to the month'
from reviews_as_at($as_at)
where
    is_initiated_to_month
    and initiated_date is not null
    and completed_date is null
    and discontinued_date is null
