-- view: undated_open_reviews_as_at(as_at)
-- grain: one row per review decided to be initiated, neither completed nor discontinued, of which
-- nothing says when it was initiated
-- says: which reviews are open and not in the list of open ones, as their age is not known.
create macro undated_open_reviews_as_at(as_at) as table (
    select
        reviews.review_id,
        reviews.board_id,
        reviews.incident_type
    from reviews_as_at(as_at) as reviews
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
);
