-- left_out: standards
-- grain: one row per standard and reason that has cases
with
reasons as (
    select *
    from (
        values
        (0, 'known_to_month', 'with a date known to the month'),
        (1, 'end_before_start', 'that ended before they started'),
        (2, 'end_undated', 'that must have ended, as the record shows, but have no date of it'),
        (3, 'stopped', 'discontinued on or before the limit day')
    ) as listed(place, verdict, reason)
),

cases as (
    select
        *,
        -- Net of delays it is left out for this alone.
        coalesce(net_verdict = 'known_to_month' and verdict != 'known_to_month', false) as is_net
    from standard_cases_as_at($as_at)
)

select
    'of the standard ' || standards.standard_id || ' '
    || if(is_net, 'net of agreed delays, with a date known to the month', reasons.reason)
        as reason,
    count(*) as n_cases
from (
    select * replace (false as is_net) from cases
    union all
    select * replace ('known_to_month'::case_verdict as verdict) from cases where is_net
) as cases
inner join reasons
    on cases.verdict = reasons.verdict
inner join standards
    on cases.position = standards.position
inner join asked_periods($period_labels, $period_starts, $period_ends) as periods
    on cases.start_date between periods.period_start and periods.period_end
inner join chosen_boards($board_id, $region, $area_type) as boards
    on cases.board_id = boards.board_id
where $incident_type is null or cases.incident_type = $incident_type
group by standards.standard_id, reasons.place, reasons.reason, is_net
order by min(standards.position), reasons.place, is_net
