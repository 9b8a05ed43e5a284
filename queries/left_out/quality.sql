-- left_out: quality
-- grain: one row per reason that has cases
with
asked as (
    select
        assessments.assessment_id,
        existing.review_id is not null as is_of_existing
    from records.assessments as assessments
    inner join records.reviews as reviews
        on assessments.review_id = reviews.review_id
    inner join chosen_boards($board_id, $region, $area_type) as boards
        on reviews.board_id = boards.board_id
    inner join asked_periods($period_labels, $period_starts, $period_ends) as periods
        on assessments.assessed_date between periods.period_start and periods.period_end
    left join reviews_as_at($as_at) as existing
        on assessments.review_id = existing.review_id
    where
        assessments.assessed_date <= $as_at
        and ($incident_type is null or reviews.incident_type = $incident_type)
),

counted as (
    select assessment_id
    from latest_assessments_as_at($as_at, $period_labels, $period_starts, $period_ends)
),

reasons as (
    select
        1 as place,
        'of an assessment that the same assessor made again later in the period' as reason,
        count(*) as n_cases
    from asked
    where is_of_existing and assessment_id not in (select assessment_id from counted)
    union all
    select
        2,
        'of an assessment of a review that does not exist by the as-at date',
        count(*)
    from asked
    where not is_of_existing
)

select
    reason,
    n_cases
from reasons
where n_cases > 0
order by place
