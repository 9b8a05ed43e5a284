-- view: delay_times_as_at(as_at)
-- grain: one row per review with a delay and reason, and one with an empty reason for all together
-- kept: as a table for each as-at date asked for
-- says: for how many days the review was delayed, overlaps counted once, and whether a delay of
-- that reason has begun and has no end by the as-at date while the review is neither completed
-- nor discontinued. Only of reviews initiated by the as-at date.
create macro delay_times_as_at(as_at) as table (
    with parts as (
        select
            review_id,
            '' as reason,
            span_end - span_start as n_days,
            false as is_running
        from delay_spans_as_at(as_at, false)
        union all
        select
            review_id,
            reason,
            span_end - span_start,
            false
        from delay_spans_as_at(as_at, true)
        union all
        select
            review_id,
            unnest(list_prepend('', reasons)),
            0,
            true
        from running_delays_as_at(as_at)
    )

    select
        reviews.review_id,
        reviews.board_id,
        reviews.incident_type,
        reviews.initiated_date,
        parts.reason,
        sum(parts.n_days) as n_days,
        bool_or(parts.is_running)
        and any_value(coalesce(reviews.completed_date, reviews.discontinued_date)) is null
            as is_running
    from parts
    inner join reviews_as_at(as_at) as reviews
        on parts.review_id = reviews.review_id
    where reviews.initiated_date is not null
    group by all
);
