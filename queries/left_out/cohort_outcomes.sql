-- left_out: cohort_outcomes
-- grain: one row per reason that has cases
with
records_asked as (
    select
        reviews.review_id,
        reviews.completed_date,
        reviews.report_to_panel_date
    from records.reviews as reviews
    inner join chosen_boards($board_id, $region, $area_type) as boards
        on reviews.board_id = boards.board_id
    where $incident_type is null or reviews.incident_type = $incident_type
),

not_initiated as (
    select review_id
    from reviews_as_at($as_at)
    where initiated_date is null
),

ended_in_period as (
    select records_asked.review_id
    from records_asked
    inner join asked_periods($period_labels, $period_starts, $period_ends) as periods
        on
            records_asked.completed_date between periods.period_start and periods.period_end
            or records_asked.report_to_panel_date
            between periods.period_start and periods.period_end
)

select
    'completed or sent to the panel in the period with no sign of when they were started' as reason,
    count(*) as n_cases
from ended_in_period
inner join not_initiated on ended_in_period.review_id = not_initiated.review_id
having count(*) > 0
