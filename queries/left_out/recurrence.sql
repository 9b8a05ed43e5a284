-- left_out: recurrence
-- grain: one row per reason that has cases; a case is a recommendation and addressee
select
    board_id,
    incident_type,
    completed_date as counted_date,
    1 as place,
    'of recommendations without a theme' as reason
from recommendations_as_at($as_at)
where
    theme is null
    and is_asked_of(addressee_type, theme, $addressee_type, $theme)
