-- cases: open_recommendations_by_age
-- grain: one row per review with an open recommendation, with those by addressee
-- leaves_out_as: recommendation_status
select
    recommended.review_id,
    recommended.board_id,
    any_value(boards.board_name) as board_name,
    any_value(recommended.incident_type) as incident_type,
    any_value(recommended.completed_date) as completed_date,
    count(*) as still_open,
    count(*) filter (where recommended.is_overdue) as overdue,
    count(*) filter (where recommended.has_no_record) as no_record,
    count(*) filter (where recommended.is_stale) as not_heard_of
from recommendations_as_at($as_at) as recommended
inner join chosen_boards($board_id, $region, $area_type) as boards
    on recommended.board_id = boards.board_id
where
    recommended.is_open
    and not recommended.is_completed_to_month
    and is_asked_of(recommended.addressee_type, recommended.theme, $addressee_type, $theme)
    and ($incident_type is null or recommended.incident_type = $incident_type)
group by recommended.review_id, recommended.board_id
order by recommended.review_id
