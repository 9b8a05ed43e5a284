-- cases: publication_outcomes
-- grain: one row per review that the figure counts
select
    reviews.review_id,
    reviews.board_id,
    boards.board_name,
    reviews.incident_type,
    reviews.initiated_date,
    reviews.completed_date,
    reviews.report_to_panel_date,
    reviews.nonpublication_outcome,
    reviews.nonpublication_outcome_date,
    published.first_published_date
from reviews_as_at($as_at) as reviews
inner join asked_periods($period_labels, $period_starts, $period_ends) as periods
    on reviews.report_to_panel_date between periods.period_start and periods.period_end
inner join chosen_boards($board_id, $region, $area_type) as boards
    on reviews.board_id = boards.board_id
left join first_publications_as_at($as_at) as published
    on reviews.review_id = published.review_id
where
    reviews.report_to_panel_date is not null
    and ($incident_type is null or reviews.incident_type = $incident_type)
order by reviews.report_to_panel_date, reviews.review_id
