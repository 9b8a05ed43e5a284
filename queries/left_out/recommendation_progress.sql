-- left_out: recommendation_progress
-- grain: one row per reason that has cases; a case is a review
select
    'of reviews completed without a recommendation on record' as reason,
    count(*) as n_cases
from reviews_as_at($as_at) as reviews
inner join asked_periods($period_labels, $period_starts, $period_ends) as periods
    on reviews.completed_date between periods.period_start and periods.period_end
inner join chosen_boards($board_id, $region, $area_type) as boards
    on reviews.board_id = boards.board_id
where
    reviews.review_id not in (select review_id from records.recommendations)
    and ($incident_type is null or reviews.incident_type = $incident_type)
having count(*) > 0
