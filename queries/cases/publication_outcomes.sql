-- cases: publication_outcomes
-- grain: one row per review that the figure counts
select
    reviews.review_id,
    reviews.board_id,
    reviews.incident_type,
    reviews.initiated_date,
    reviews.completed_date,
    reviews.report_to_panel_date,
    reviews.nonpublication_outcome,
    reviews.nonpublication_outcome_date,
    published.first_published_date,
    reviews.report_to_panel_date as counted_date
from reviews_as_at($as_at) as reviews
left join first_publications_as_at($as_at) as published
    on reviews.review_id = published.review_id
where reviews.report_to_panel_date is not null
