-- cases: quality
-- grain: one row per review and assessor that the figure counts, with what that assessor said last
select
    latest.review_id,
    latest.board_id,
    boards.board_name,
    latest.incident_type,
    latest.assessor,
    latest.assessed_date,
    latest.what_happened,
    latest.why,
    latest.action,
    latest.grade,
    if(latest.is_assessed_to_month, ['assessed_date'], null) as month_dates
from latest_assessments_as_at($as_at, $period_labels, $period_starts, $period_ends) as latest
inner join chosen_boards($board_id, $region, $area_type) as boards
    on latest.board_id = boards.board_id
inner join assessors
    on latest.assessor = assessors.assessor
where $incident_type is null or latest.incident_type = $incident_type
order by latest.assessed_date, latest.review_id, assessors.position
