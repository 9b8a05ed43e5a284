-- left_out: open_reviews
-- grain: one row per reason that has cases
select
    'decided to be started, neither completed nor discontinued, with no date from which to count'
        as reason,
    count(*) as n_cases
from reviews_as_at($as_at) as reviews
inner join chosen_boards($board_id, $region, $area_type) as boards
    on reviews.board_id = boards.board_id
inner join records.reviews as recorded
    on reviews.review_id = recorded.review_id
where
    reviews.is_decision_undated
    and recorded.decision = 'initiate'
    and recorded.initiated_date is null
    and coalesce(reviews.final_decision, 'initiate') = 'initiate'
    and reviews.initiated_date is null
    and reviews.completed_date is null
    and reviews.discontinued_date is null
    and ($incident_type is null or reviews.incident_type = $incident_type)
having count(*) > 0
