-- view: without_recommendation_as_at(as_at)
-- grain: one row per review completed by the as-at date without a recommendation on record
-- says: what figures about recommendations cannot see.
create macro without_recommendation_as_at(as_at) as table (
    select *
    from reviews_as_at(as_at)
    where
        completed_date is not null
        and review_id not in (select review_id from records.recommendations)
);
