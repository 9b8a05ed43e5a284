-- cases: why_and_action
-- grain: one row per review and assessor that the figure counts, with its recommendations by
-- addressee, none where it is not completed
select
    latest.review_id,
    latest.board_id,
    any_value(boards.board_name) as board_name,
    any_value(latest.incident_type) as incident_type,
    latest.assessor,
    any_value(latest.assessed_date) as assessed_date,
    any_value(latest.why) as why,
    count(recommendations.review_id) as n_recommendations,
    count(recommendations.answers_why) as looked_at_for_why,
    count(*) filter (where recommendations.answers_why) as follow_from_why,
    count(recommendations.is_clear) as looked_at_for_clarity,
    count(*) filter (where recommendations.is_clear) as clear
from latest_assessments_as_at($as_at, $period_labels, $period_starts, $period_ends) as latest
inner join chosen_boards($board_id, $region, $area_type) as boards
    on latest.board_id = boards.board_id
inner join assessors
    on latest.assessor = assessors.assessor
left join recommendations_as_at($as_at) as recommendations
    on latest.review_id = recommendations.review_id
where $incident_type is null or latest.incident_type = $incident_type
group by latest.review_id, latest.board_id, latest.assessor, assessors.position
order by min(latest.assessed_date), latest.review_id, assessors.position
