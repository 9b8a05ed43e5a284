-- left_out: standards
-- grain: one row per standard and reason that has cases
with
reasons as (
    select *
    from (
        values
        (0, 'known_to_month', 'with a date known to the month'),
        (2, 'end_before_start', 'that ended before they started'),
        (4, 'end_undated', 'that must have ended, as the record shows, but have no date of it'),
        (6, 'stopped', 'discontinued on or before the limit day')
    ) as listed(place, verdict, reason)
),

-- Net of delays a case is left out for a month alone, where it is not left out for one anyhow.
cases as (
    select
        board_id,
        incident_type,
        start_date,
        position,
        verdict,
        false as is_net
    from standard_cases_as_at($as_at)
    union all
    select
        board_id,
        incident_type,
        start_date,
        position,
        net_verdict,
        true
    from standard_cases_as_at($as_at)
    where net_verdict = 'known_to_month' and verdict != 'known_to_month'
)

select
    cases.board_id,
    cases.incident_type,
    cases.start_date as counted_date,
    10 * min(standards.position) over (partition by standards.standard_id)
    + reasons.place + cases.is_net::integer as place,
    'of the standard ' || standards.standard_id || ' '
    || if(cases.is_net, 'agreed delays left out, with a date known to the month', reasons.reason)
        as reason
from cases
inner join reasons
    on cases.verdict = reasons.verdict
inner join standards
    on cases.position = standards.position
