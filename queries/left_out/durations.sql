-- left_out: durations
-- grain: one row per stage and reason that has cases
with
reasons as (
    select *
    from (
        values
        (0, 'known_to_month', 'with a date known to the month'),
        (1, 'end_before_start', 'that ended before they started'),
        (2, 'end_undated', 'that must have ended, as the record shows, but have no date of it')
    ) as listed(place, state, reason)
)

select
    'of the stage ' || replace(stages.stage, '_', ' ') || ' ' || reasons.reason as reason,
    count(*) as n_cases
from stage_cases_as_at($as_at) as cases
inner join reasons
    on cases.state = reasons.state
inner join stages
    on cases.position = stages.position
inner join asked_periods($period_labels, $period_starts, $period_ends) as periods
    on cases.start_date between periods.period_start and periods.period_end
inner join chosen_boards($board_id, $region, $area_type) as boards
    on cases.board_id = boards.board_id
where $incident_type is null or cases.incident_type = $incident_type
group by stages.stage, stages.position, reasons.place, reasons.reason
order by stages.position, reasons.place
