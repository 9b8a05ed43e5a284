-- left_out: starts
-- grain: one row per reason that has cases
select
    board_id,
    incident_type,
    shown_date as counted_date,
    1 as place,
    'that a later event shows to have been started, with no sign of when' as reason
from unstarted_ends_as_at($as_at)
