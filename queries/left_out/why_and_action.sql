-- left_out: why_and_action
-- grain: one row per reason that has cases; a case is a recommendation and addressee
-- It is assessed in the period or not, whenever it was completed.
with
counted as (
    select
        reviews.board_id,
        reviews.incident_type,
        periods.period_end,
        reviews.completed_date is not null as is_completed,
        reviews.review_id in (
            select review_id
            from latest_assessments_as_at($as_at, $period_labels, $period_starts, $period_ends)
        ) as is_assessed
    from records.recommendations as recommendations
    inner join reviews_as_at($as_at) as reviews
        on recommendations.review_id = reviews.review_id
    cross join asked_periods($period_labels, $period_starts, $period_ends) as periods
)

select
    board_id,
    incident_type,
    period_end as counted_date,
    if(is_completed, 1, 2) as place,
    if(
        is_completed,
        'of recommendations of a completed review that nobody assessed in the period',
        'of recommendations of an assessed review that is not completed'
    ) as reason
from counted
where is_completed != is_assessed
