-- cases: initiations
-- grain: one row per review that the figure counts
select
    reviews.review_id,
    reviews.board_id,
    boards.board_name,
    reviews.incident_type,
    reviews.first_decision,
    reviews.first_decision_date,
    reviews.panel_view,
    reviews.panel_view_date,
    reviews.final_decision,
    reviews.final_decision_date,
    reviews.initiated_date
from reviews_as_at($as_at) as reviews
inner join asked_periods($period_labels, $period_starts, $period_ends) as periods
    on reviews.initiated_date between periods.period_start and periods.period_end
inner join chosen_boards($board_id, $region, $area_type) as boards
    on reviews.board_id = boards.board_id
where
    reviews.initiated_date is not null
    and ($incident_type is null or reviews.incident_type = $incident_type)
order by reviews.initiated_date, reviews.review_id
