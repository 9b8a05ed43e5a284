-- cases: why_and_action
-- grain: one row per review and assessor that the figure counts, with its recommendations by
-- addressee, none where it is not completed
select
    latest.review_id,
    latest.board_id,
    any_value(latest.incident_type) as incident_type,
    latest.assessor,
    any_value(latest.assessed_date) as assessed_date,
    any_value(latest.why) as why,
    count(recommendations.review_id) as n_recommendations,
    count(recommendations.answers_why) as looked_at_for_why,
    count(*) filter (where recommendations.answers_why) as follow_from_why,
    count(recommendations.is_clear) as looked_at_for_clarity,
    count(*) filter (where recommendations.is_clear) as clear,
    any_value(latest.assessed_date) as counted_date
from latest_assessments_as_at($as_at, $period_labels, $period_starts, $period_ends) as latest
left join recommendations_as_at($as_at) as recommendations
    on latest.review_id = recommendations.review_id
group by latest.review_id, latest.board_id, latest.assessor
