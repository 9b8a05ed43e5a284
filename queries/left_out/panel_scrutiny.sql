-- left_out: panel_scrutiny
-- grain: one row per reason that has cases
with
records_asked as (
    select *
    from records_asked($as_at, $board_id, $region, $area_type, $incident_type)
),

viewed_in_period as (
    select records_asked.*
    from records_asked
    inner join asked_periods($period_labels, $period_starts, $period_ends) as periods
        on records_asked.panel_view_date between periods.period_start and periods.period_end
    where records_asked.panel_view_date <= $as_at
),

reasons as (
    select
        1 as place,
        'with a panel view that has no date (of any year)' as reason,
        count(*) as n_cases
    from records_asked
    where panel_view is not null and panel_view_date is null
    union all
    select
        2,
        'with the date of a panel view that is not recorded',
        count(*)
    from viewed_in_period
    where panel_view is null
    union all
    select
        3,
        'whose panel view is of no dated first decision not to initiate',
        count(*)
    from viewed_in_period
    where
        panel_view is not null
        and not coalesce(decision = 'not_initiate' and decision_date <= $as_at, false)
)

select
    reason,
    n_cases
from reasons
where n_cases > 0
order by place
