-- view: unstarted_ends_as_at(as_at, labels, starts, ends)
-- grain: one row per review completed or sent to the panel in a period of which nothing says when
-- it was initiated by the as-at date
-- says: which reviews a cohort of initiated ones misses, though they were under way.
create macro unstarted_ends_as_at(as_at, labels, starts, ends) as table (
    select
        reviews.review_id,
        reviews.board_id,
        reviews.incident_type
    from reviews_as_at(as_at) as reviews
    inner join records.reviews as recorded
        on reviews.review_id = recorded.review_id
    where
        reviews.initiated_date is null
        and exists (
            from asked_periods(labels, starts, ends) as periods
            where
                recorded.completed_date between periods.period_start and periods.period_end
                or recorded.report_to_panel_date
                between periods.period_start and periods.period_end
        )
);
