-- cases: not_in_full
-- grain: one row per review that the figure counts
-- leaves_out_as: initiations
select
    review_id,
    board_id,
    incident_type,
    initiated_date,
    why_not_in_full,
    state,
    completed_date,
    nonpublication_case_date,
    nonpublication_outcome_date,
    initiated_date as counted_date
from not_in_full_as_at($as_at)
