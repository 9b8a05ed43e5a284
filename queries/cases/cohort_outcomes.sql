-- cases: cohort_outcomes
-- grain: one row per review that the figure counts
-- leaves_out_as: initiations
select
    cohort.review_id,
    cohort.board_id,
    boards.board_name,
    cohort.incident_type,
    cohort.initiated_date,
    cohort.state,
    cohort.completed_date,
    cohort.discontinued_date,
    published.first_published_date,
    cohort.is_redaction_unknown
from publication_state_as_at($as_at) as cohort
inner join asked_periods($period_labels, $period_starts, $period_ends) as periods
    on cohort.initiated_date between periods.period_start and periods.period_end
inner join chosen_boards($board_id, $region, $area_type) as boards
    on cohort.board_id = boards.board_id
left join first_publications_as_at($as_at) as published
    on cohort.review_id = published.review_id
where $incident_type is null or cohort.incident_type = $incident_type
order by cohort.initiated_date, cohort.review_id
