-- cases: open_recommendations_by_age
-- grain: one row per review with an open recommendation, with those by addressee
-- leaves_out_as: recommendation_status
select
    review_id,
    board_id,
    any_value(incident_type) as incident_type,
    any_value(completed_date) as completed_date,
    count(*) as still_open,
    count(*) filter (where is_overdue) as overdue,
    count(*) filter (where has_no_record) as no_record,
    count(*) filter (where is_stale) as not_heard_of,
    $as_at::date as counted_date
from recommendations_as_at($as_at)
where
    is_open
    and not is_completed_to_month
    and is_asked_of(addressee_type, theme, $addressee_type, $theme)
group by review_id, board_id
