-- cases: initiations
-- grain: one row per review that the figure counts
select
    *,
    initiated_date as counted_date
from decision_records_as_at($as_at)
where initiated_date is not null
