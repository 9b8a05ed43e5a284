-- cases: recommendation_status
-- grain: one row per completed review with a recommendation, with its recommendations by addressee
select
    reviews.review_id,
    reviews.board_id,
    any_value(boards.board_name) as board_name,
    any_value(reviews.incident_type) as incident_type,
    any_value(reviews.completed_date) as completed_date,
    count(*) as n_recommendations,
    count(reviews.evidenced_date) as evidenced_or_better,
    count(reviews.claimed_date) as claimed_or_better,
    count(*) filter (where reviews.state in ('rejected', 'closed')) as rejected_or_closed,
    count(*) filter (where reviews.state in ('responded', 'no_response')) as still_open,
    count(*) filter (where reviews.is_overdue) as overdue,
    count(*) filter (where reviews.has_no_record) as no_record
from recommendations_as_at($as_at) as reviews
inner join chosen_boards($board_id, $region, $area_type) as boards
    on reviews.board_id = boards.board_id
where
    is_asked_of(reviews.addressee_type, reviews.theme, $addressee_type, $theme)
    and ($incident_type is null or reviews.incident_type = $incident_type)
group by reviews.review_id, reviews.board_id
order by reviews.review_id
