-- cases: panel_scrutiny
-- grain: one row per review that the figure counts
select
    *,
    panel_view_date as counted_date
from decision_records_as_at($as_at)
where panel_view is not null and first_decision = 'not_initiate'
