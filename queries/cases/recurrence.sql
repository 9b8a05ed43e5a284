-- cases: recurrence
-- grain: one row per review with a recommendation that the figure counts, with its themes
select
    review_id,
    board_id,
    any_value(incident_type) as incident_type,
    any_value(completed_date) as completed_date,
    array_to_string(list_sort(list(distinct theme)), ';') as themes,
    any_value(completed_date) as counted_date
from recommendations_as_at($as_at)
where theme is not null and is_asked_of(addressee_type, theme, $addressee_type, $theme)
group by review_id, board_id
