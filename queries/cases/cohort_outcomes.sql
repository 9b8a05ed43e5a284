-- cases: cohort_outcomes
-- grain: one row per review that the figure counts
-- leaves_out_as: initiations
select
    cohort.review_id,
    cohort.board_id,
    cohort.incident_type,
    cohort.initiated_date,
    cohort.state,
    cohort.completed_date,
    cohort.discontinued_date,
    published.first_published_date,
    cohort.is_redaction_unknown,
    cohort.initiated_date as counted_date
from publication_state_as_at($as_at) as cohort
left join first_publications_as_at($as_at) as published
    on cohort.review_id = published.review_id
