-- left_out: quality
-- grain: one row per reason that has cases
select
    reviews.board_id,
    reviews.incident_type,
    assessments.assessed_date as counted_date,
    if(existing.review_id is null, 2, 1) as place,
    if(
        existing.review_id is null,
        'of an assessment of a review that does not exist by the as-at date',
        'of an assessment that the same assessor made again later in the period'
    ) as reason
from records.assessments as assessments
inner join records.reviews as reviews
    on assessments.review_id = reviews.review_id
left join reviews_as_at($as_at) as existing
    on assessments.review_id = existing.review_id
where
    assessments.assessed_date <= $as_at
    and (
        existing.review_id is null
        or assessments.assessment_id not in (
            select assessment_id
            from latest_assessments_as_at($as_at, $period_labels, $period_starts, $period_ends)
        )
    )
