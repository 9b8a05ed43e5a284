-- case_file: pauses
-- grain: one row per agreed delay of the review that has begun by the as-at date
-- says: why and from when to when; no end means that it is still running.
select
    delay_id,
    reason,
    start_date,
    case when end_date <= $as_at then end_date end as end_date,
    month_only as month_dates
from records.delays
where
    review_id = $review_id
    and start_date <= $as_at
order by start_date, delay_id
