-- cases: open_reviews
-- grain: one row per open review
select
    review_id,
    board_id,
    incident_type,
    initiated_date,
    age_days,
    limit_date,
    days_over,
    net_limit_date,
    net_days_over,
    delay_reasons,
    initiated_date as counted_date
from open_reviews_as_at($as_at)
