-- view: unstarted_ends_as_at(as_at)
-- grain: one row per review that a later event shows to have been started, of which nothing says
-- when
-- says: which reviews a cohort of initiated ones misses, though they were under way. The event is
-- the first of: reviewer appointed, completed, discontinued, report to the panel, non-publication
-- outcome, first publication.
create macro unstarted_ends_as_at(as_at) as table (
    select
        reviews.review_id,
        reviews.board_id,
        reviews.incident_type,
        least(
            reviews.reviewer_appointed_date,
            reviews.completed_date,
            reviews.discontinued_date,
            reviews.report_to_panel_date,
            reviews.nonpublication_outcome_date,
            published.first_published_date
        ) as shown_date
    from reviews_as_at(as_at) as reviews
    inner join records.reviews as recorded
        on reviews.review_id = recorded.review_id
    left join first_publications_as_at(as_at) as published
        on reviews.review_id = published.review_id
    where reviews.initiated_date is null and recorded.initiated_date is null
);
