-- cases: reports_online
-- grain: one row per review that the figure counts
select
    review_id,
    board_id,
    incident_type,
    first_published_date,
    published_as,
    is_online,
    last_withdrawn_date,
    is_withdrawn_early,
    if(is_last_withdrawn_to_month, ['last_withdrawn_date'], null) as month_dates,
    first_published_date as counted_date
from reports_online_as_at($as_at)
