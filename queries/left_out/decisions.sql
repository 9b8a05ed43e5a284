-- left_out: decisions
-- grain: one row per reason that has cases
select
    stored.board_id,
    stored.incident_type,
    periods.period_end as counted_date,
    1 as place,
    'whose decision has no date (of any year)' as reason
from stored_reviews_as_at($as_at) as stored
cross join asked_periods($period_labels, $period_starts, $period_ends) as periods
where stored.decision is not null and stored.decision_date is null
union all
select
    board_id,
    incident_type,
    decision_date,
    2,
    'with the date of a decision that is not recorded'
from stored_reviews_as_at($as_at)
where decision is null and decision_date <= $as_at
