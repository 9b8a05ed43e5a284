-- cases: starts
-- grain: one row per review that the figure lists
select
    reviews.review_id,
    reviews.board_id,
    boards.board_name,
    reviews.incident_type,
    reviews.initiated_date
from reviews_as_at($as_at) as reviews
inner join chosen_boards($board_id, $region, $area_type) as boards
    on reviews.board_id = boards.board_id
where
    reviews.initiated_date is not null
    and ($incident_type is null or reviews.incident_type = $incident_type)
order by reviews.initiated_date, reviews.review_id
