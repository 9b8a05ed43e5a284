-- left_out: decisions
-- grain: one row per reason that has cases
with
records_asked as (
    select *
    from records_asked($as_at, $board_id, $region, $area_type, $incident_type)
),

reasons as (
    select
        1 as place,
        'whose decision has no date (of any year)' as reason,
        count(*) as n_cases
    from records_asked
    where decision is not null and decision_date is null
    union all
    select
        2,
        'with the date of a decision that is not recorded',
        count(*)
    from records_asked
    inner join asked_periods($period_labels, $period_starts, $period_ends) as periods
        on records_asked.decision_date between periods.period_start and periods.period_end
    where records_asked.decision is null and records_asked.decision_date <= $as_at
)

select
    reason,
    n_cases
from reasons
where n_cases > 0
order by place
