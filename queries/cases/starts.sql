-- cases: starts
-- grain: one row per review that the figure lists
select
    review_id,
    board_id,
    incident_type,
    initiated_date,
    initiated_date as counted_date
from reviews_as_at($as_at)
where initiated_date is not null
