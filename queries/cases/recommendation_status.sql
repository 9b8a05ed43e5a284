-- cases: recommendation_status
-- grain: one row per completed review with a recommendation, with its recommendations by addressee
select
    *,
    $as_at::date as counted_date
from review_recommendations_as_at($as_at, $addressee_type, $theme)
