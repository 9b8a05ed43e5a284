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
)

select
    due.board_id,
    due.incident_type,
    due.due_date as counted_date,
    reasons.place,
    reasons.reason
from recommendations_as_at($as_at) as due
inner join reasons
    on
        reasons.place = case
            when due.is_unsure_on_time then 2
            when due.is_let_go then 1
            when due.is_undated then 3
        end
where
    due.has_fallen_due
    and is_asked_of(due.addressee_type, due.theme, $addressee_type, $theme)
