-- left_out: reviewer_appointment
-- grain: one row per reason that has cases
with
reasons as (
    select *
    from (
        values
        (1, 'known_to_month', 'left out of the median: date known to the month'),
        (2, 'end_before_start', 'left out of the median: reviewer appointed before the start'),
        (
            3,
            'end_undated',
            'left out of the median: a reviewer must have been appointed, but has no date'
        )
    ) as listed(place, state, reason)
)

select
    reasons.reason,
    count(*) as n_cases
from timed_clocks_as_at($as_at, 'appointment') as cases
inner join reasons
    on cases.state = reasons.state
inner join asked_periods($period_labels, $period_starts, $period_ends) as periods
    on cases.start_date between periods.period_start and periods.period_end
inner join chosen_boards($board_id, $region, $area_type) as boards
    on cases.board_id = boards.board_id
where $incident_type is null or cases.incident_type = $incident_type
group by reasons.place, reasons.reason

union all

select
    'that a later event in the period shows to have been started, with no sign of when',
    count(*)
from unstarted_ends_as_at($as_at, $period_labels, $period_starts, $period_ends) as reviews
inner join chosen_boards($board_id, $region, $area_type) as boards
    on reviews.board_id = boards.board_id
where $incident_type is null or reviews.incident_type = $incident_type
having count(*) > 0
order by reason
