-- left_out: recommendations_due
-- grain: one row per reason that has cases; a case is a recommendation and addressee
with
reasons as (
    select *
    from (
        values
        (1, 'of recommendations ended on or before the day they were due, not claimed by then'),
        (2, 'of recommendations of which nobody can tell if in time: date known to the month'),
        (3, 'of recommendations called done or closed without a day, which are in no share')
    ) as listed(place, reason)
),

excluded as (
    select
        *,
        case
            when is_unsure_on_time then 2
            when is_let_go then 1
            when is_undated then 3
        end as place
    from recommendations_as_at($as_at)
    where has_fallen_due
)

select
    reasons.reason,
    count(*) as n_cases
from excluded
inner join reasons
    on excluded.place = reasons.place
inner join asked_periods($period_labels, $period_starts, $period_ends) as periods
    on excluded.due_date between periods.period_start and periods.period_end
inner join chosen_boards($board_id, $region, $area_type) as boards
    on excluded.board_id = boards.board_id
where
    is_asked_of(excluded.addressee_type, excluded.theme, $addressee_type, $theme)
    and ($incident_type is null or excluded.incident_type = $incident_type)
group by reasons.place, reasons.reason
order by reasons.place
