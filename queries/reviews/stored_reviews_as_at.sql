-- view: stored_reviews_as_at(as_at)
-- grain: one row per review that exists by the as-at date
-- says: its record as stored, dates after the as-at date and outcomes without a date included: what
-- a figure leaves out is found there.
create macro stored_reviews_as_at(as_at) as table (
    select reviews.*
    from records.reviews as reviews
    inner join reviews_as_at(as_at) as existing
        on reviews.review_id = existing.review_id
);
