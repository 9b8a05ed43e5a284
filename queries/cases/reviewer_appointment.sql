-- cases: reviewer_appointment
-- grain: one row per review initiated in the period; the days until its reviewer was appointed, so
-- far where none is, and empty where the median leaves it out
-- leaves_out: known_to_month | left out of the median: date known to the month
-- leaves_out: end_before_start | left out of the median: reviewer appointed before the start
-- leaves_out: end_undated | left out of the median: a reviewer must have been appointed, but has no date
-- leaves_out_as: initiations
select
    cases.review_id,
    cases.board_id,
    boards.board_name,
    cases.incident_type,
    cases.start_date as initiated_date,
    cases.end_date as reviewer_appointed_date,
    cases.state,
    cases.n_days
from timed_clocks_as_at($as_at, 'appointment') as cases
inner join asked_periods($period_labels, $period_starts, $period_ends) as periods
    on cases.start_date between periods.period_start and periods.period_end
inner join chosen_boards($board_id, $region, $area_type) as boards
    on cases.board_id = boards.board_id
where $incident_type is null or cases.incident_type = $incident_type
order by cases.start_date, cases.review_id
