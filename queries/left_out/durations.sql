-- left_out: durations
-- grain: one row per stage and reason that has cases
with
reasons as (
    select *
    from (
        values
        (1, 'known_to_month', 'with a date known to the month'),
        (2, 'end_before_start', 'that ended before they started'),
        (3, 'end_undated', 'that must have ended, as the record shows, but have no date of it')
    ) as listed(place, state, reason)
)

select
    cases.board_id,
    cases.incident_type,
    cases.start_date as counted_date,
    10 * stages.position + reasons.place as place,
    'of the stage ' || replace(stages.stage, '_', ' ') || ' ' || reasons.reason as reason
from stage_cases_as_at($as_at) as cases
inner join reasons
    on cases.state = reasons.state
inner join stages
    on cases.position = stages.position
