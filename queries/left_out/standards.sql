-- left_out: standards
-- grain: one row per standard and reason that has cases
with
reasons as (
    select *
    from (
        values
        (1, 'end_before_start', 'that ended before they started'),
        (2, 'end_undated', 'that must have ended, as the record shows, but have no date of it'),
        (3, 'stopped', 'discontinued on or before the limit day')
    ) as listed(place, verdict, reason)
)

select
    'of the standard ' || standards.standard_id || ' ' || reasons.reason as reason,
    count(*) as n_cases
from standard_cases_as_at($as_at) as cases
inner join reasons
    on cases.verdict = reasons.verdict
inner join standards
    on cases.position = standards.position
inner join asked_periods($period_labels, $period_starts, $period_ends) as periods
    on cases.start_date between periods.period_start and periods.period_end
inner join chosen_boards($board_id, $region, $area_type) as boards
    on cases.board_id = boards.board_id
where $incident_type is null or cases.incident_type = $incident_type
group by standards.standard_id, reasons.place, reasons.reason
order by min(standards.position), reasons.place
