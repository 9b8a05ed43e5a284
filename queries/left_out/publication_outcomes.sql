-- left_out: publication_outcomes
-- grain: one row per reason that has cases
with
records_asked as (
    select *
    from records_asked($as_at, $board_id, $region, $area_type, $incident_type)
),

received as (
    select records_asked.*
    from records_asked
    inner join asked_periods($period_labels, $period_starts, $period_ends) as periods
        on records_asked.report_to_panel_date between periods.period_start and periods.period_end
    where records_asked.report_to_panel_date <= $as_at
),

decided as (
    select records_asked.*
    from records_asked
    inner join asked_periods($period_labels, $period_starts, $period_ends) as periods
        on
            records_asked.nonpublication_outcome_date
            between periods.period_start and periods.period_end
    where records_asked.nonpublication_outcome_date <= $as_at
),

reasons as (
    select
        1 as place,
        'received whose non-publication outcome has no date' as reason,
        count(*) as n_cases
    from received
    where nonpublication_outcome is not null and nonpublication_outcome_date is null
    union all
    select
        2,
        'received with the date of a non-publication outcome that is not recorded',
        count(*)
    from received
    where nonpublication_outcome is null and nonpublication_outcome_date <= $as_at
    union all
    select
        3,
        'with a non-publication outcome in the period and no date on which the report was received',
        count(*)
    from decided
    where nonpublication_outcome is not null and report_to_panel_date is null
)

select
    reason,
    n_cases
from reasons
where n_cases > 0
order by place
