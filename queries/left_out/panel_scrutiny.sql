-- left_out: panel_scrutiny
-- grain: one row per reason that has cases
select
    stored.board_id,
    stored.incident_type,
    periods.period_end as counted_date,
    1 as place,
    'with a panel view that has no date (of any year)' as reason
from stored_reviews_as_at($as_at) as stored
cross join asked_periods($period_labels, $period_starts, $period_ends) as periods
where stored.panel_view is not null and stored.panel_view_date is null
union all
select
    board_id,
    incident_type,
    panel_view_date,
    2,
    'with the date of a panel view that is not recorded'
from stored_reviews_as_at($as_at)
where panel_view is null and panel_view_date <= $as_at
union all
select
    board_id,
    incident_type,
    panel_view_date,
    3,
    'whose panel view is of no dated first decision not to initiate'
from stored_reviews_as_at($as_at)
where
    panel_view is not null
    and panel_view_date <= $as_at
    and not coalesce(decision = 'not_initiate' and decision_date <= $as_at, false)
