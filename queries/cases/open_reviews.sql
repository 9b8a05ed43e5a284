-- cases: open_reviews
-- grain: one row per open review
select
    reviews.review_id,
    reviews.board_id,
    boards.board_name,
    reviews.incident_type,
    reviews.initiated_date,
    reviews.age_days,
    reviews.limit_date,
    reviews.days_over,
    reviews.net_limit_date,
    reviews.net_days_over,
    reviews.delay_reasons
from open_reviews_as_at($as_at) as reviews
inner join chosen_boards($board_id, $region, $area_type) as boards
    on reviews.board_id = boards.board_id
where $incident_type is null or reviews.incident_type = $incident_type
order by reviews.initiated_date, reviews.review_id
