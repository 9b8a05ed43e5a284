-- view: starts_as_at(as_at)
-- grain: one row per review initiated by the as-at date
-- kept: as a table for each as-at date asked for
-- says: when each review was initiated, and its `place` among all of them by that day, then by
-- review_id.
create macro starts_as_at(as_at) as table (
    select
        review_id,
        board_id,
        incident_type,
        initiated_date,
        is_initiated_to_month,
        row_number() over (order by initiated_date, review_id)::integer as place
    from reviews_as_at(as_at)
    where initiated_date is not null
    order by place
);
