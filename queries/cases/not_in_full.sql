-- cases: not_in_full
-- grain: one row per review that the figure counts
-- leaves_out_as: initiations
select
    cohort.review_id,
    cohort.board_id,
    boards.board_name,
    cohort.incident_type,
    cohort.initiated_date,
    cohort.why_not_in_full,
    cohort.state,
    cohort.completed_date,
    cohort.nonpublication_case_date,
    cohort.nonpublication_outcome_date
from not_in_full_as_at($as_at) as cohort
inner join asked_periods($period_labels, $period_starts, $period_ends) as periods
    on cohort.initiated_date between periods.period_start and periods.period_end
inner join chosen_boards($board_id, $region, $area_type) as boards
    on cohort.board_id = boards.board_id
where $incident_type is null or cohort.incident_type = $incident_type
order by cohort.initiated_date, cohort.review_id
