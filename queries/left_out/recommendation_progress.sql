-- left_out: recommendation_progress
-- grain: one row per reason that has cases; a case is a review
select
    board_id,
    incident_type,
    completed_date as counted_date,
    1 as place,
    'of reviews completed without a recommendation on record' as reason
from without_recommendation_as_at($as_at)
