-- cases: reviewer_appointment
-- grain: one row per review initiated in the period; the days until its reviewer was appointed, so
-- far where none is, and empty where the median leaves it out
-- leaves_out: known_to_month | left out of the median: date known to the month
-- leaves_out: end_before_start | left out of the median: reviewer appointed before the start
-- leaves_out: end_undated | left out of the median: a reviewer must have been appointed, but has no date
-- leaves_out_as: initiations
select
    review_id,
    board_id,
    incident_type,
    start_date as initiated_date,
    end_date as reviewer_appointed_date,
    state,
    n_days,
    start_date as counted_date
from timed_clocks_as_at($as_at, 'appointment')
