-- left_out: challenges
-- grain: one row per reason that has cases; a case is a challenge
select
    board_id,
    null as incident_type,
    raised_date as counted_date,
    1 as place,
    'of challenges left out of the median: date known to the month' as reason
from challenges_as_at($as_at)
where is_clock_to_month
