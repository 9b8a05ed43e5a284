-- cases: recommendation_progress
-- grain: one row per review completed in the period with a recommendation, with its recommendations by addressee
select
    *,
    completed_date as counted_date
from review_recommendations_as_at($as_at, $addressee_type, $theme)
