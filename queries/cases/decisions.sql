-- cases: decisions
-- grain: one row per review that the figure counts
select
    *,
    first_decision_date as counted_date
from decision_records_as_at($as_at)
where first_decision is not null
