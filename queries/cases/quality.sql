-- cases: quality
-- grain: one row per review and assessor that the figure counts, with what that assessor said last
select
    review_id,
    board_id,
    incident_type,
    assessor,
    assessed_date,
    what_happened,
    why,
    action,
    grade,
    if(is_assessed_to_month, ['assessed_date'], null) as month_dates,
    assessed_date as counted_date
from latest_assessments_as_at($as_at, $period_labels, $period_starts, $period_ends)
