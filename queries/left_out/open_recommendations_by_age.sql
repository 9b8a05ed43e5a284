-- left_out: open_recommendations_by_age
-- grain: one row per reason that has cases; a case is a recommendation and addressee
select
    board_id,
    incident_type,
    $as_at::date as counted_date,
    1 as place,
    'of recommendations open, of a review completed on a date known to the month' as reason
from recommendations_as_at($as_at)
where
    is_open
    and is_completed_to_month
    and is_asked_of(addressee_type, theme, $addressee_type, $theme)
