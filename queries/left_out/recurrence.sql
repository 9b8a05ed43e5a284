-- left_out: recurrence
-- grain: one row per reason that has cases; a case is a recommendation and addressee
with
excluded as (
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
)

select
    reason,
    n_cases
from left_out_by_reason(
    'excluded', $board_id, $region, $area_type, $incident_type,
    $period_labels, $period_starts, $period_ends
)
order by place
