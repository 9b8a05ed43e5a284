-- left_out: why_and_action
-- grain: one row per reason that has cases; a case is a recommendation and addressee
with
counted as (
    select
        reviews.review_id,
        reviews.completed_date is not null as is_completed,
        reviews.review_id in (
            select review_id
            from latest_assessments_as_at($as_at, $period_labels, $period_starts, $period_ends)
        ) as is_assessed
    from records.recommendations as recommendations
    inner join reviews_as_at($as_at) as reviews
        on recommendations.review_id = reviews.review_id
    inner join chosen_boards($board_id, $region, $area_type) as boards
        on reviews.board_id = boards.board_id
    where $incident_type is null or reviews.incident_type = $incident_type
),

reasons as (
    select
        1 as place,
        'of recommendations of a completed review that nobody assessed in the period' as reason,
        count(*) as n_cases
    from counted
    where is_completed and not is_assessed
    union all
    select
        2,
        'of recommendations of an assessed review that is not completed',
        count(*)
    from counted
    where is_assessed and not is_completed
)

select
    reason,
    n_cases
from reasons
where n_cases > 0
order by place
