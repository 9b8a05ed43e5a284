-- left_out: open_reviews_by_age
-- grain: one row per reason that has cases
select
    'decided to be started, neither completed nor discontinued, with no date from which to count'
        as reason,
    count(*) as n_cases
from undated_open_reviews_as_at($as_at) as reviews
inner join chosen_boards($board_id, $region, $area_type) as boards
    on reviews.board_id = boards.board_id
where $incident_type is null or reviews.incident_type = $incident_type
having count(*) > 0
