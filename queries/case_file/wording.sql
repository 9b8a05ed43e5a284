-- case_file: wording
-- grain: one row per recommendation of the review
-- says: what it says, free text: read only where a reader who may see the review asks for it, and
-- shown nowhere else.
--
-- None before the day on which the review is recorded to be completed. The rows of a
-- recommendation to several bodies have one wording; where they differ, each is a row.
select distinct
    recommendations.recommendation_id,
    recommendations.text as wording,
    try_cast(recommendations.recommendation_id as integer) as place
from records.recommendations as recommendations
inner join records.reviews as reviews
    on recommendations.review_id = reviews.review_id
where
    recommendations.review_id = $review_id
    and coalesce(reviews.completed_date <= $as_at, true)
order by place, recommendations.recommendation_id, wording
