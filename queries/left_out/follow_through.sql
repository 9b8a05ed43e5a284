-- left_out: follow_through
-- grain: one row per reason that has cases; a case is a recommendation and addressee
select
    board_id,
    incident_type,
    completed_date as counted_date,
    1 as place,
    'of recommendations with a date known to the month' as reason
from recommendations_as_at($as_at)
where
    is_clock_to_month
    and not is_undated
    and is_asked_of(addressee_type, theme, $addressee_type, $theme)
union all
select
    board_id,
    incident_type,
    completed_date,
    2,
    'of recommendations called done, evidenced or closed without a day on which they were'
from recommendations_as_at($as_at)
where
    is_undated
    and is_asked_of(addressee_type, theme, $addressee_type, $theme)
