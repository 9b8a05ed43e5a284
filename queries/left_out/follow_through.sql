-- left_out: follow_through
-- grain: one row per reason that has cases; a case is a review, or a recommendation and
-- addressee
with
excluded as (
    select
        board_id,
        incident_type,
        completed_date as counted_date,
        1 as place,
        'of reviews completed without a recommendation on record' as reason
    from without_recommendation_as_at($as_at)
    union all
    select
        board_id,
        incident_type,
        completed_date,
        2,
        'of recommendations with a date known to the month'
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
        3,
        'of recommendations called done, evidenced or closed without a day on which they were'
    from recommendations_as_at($as_at)
    where
        is_undated
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
