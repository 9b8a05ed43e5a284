-- view: delay_times_as_at(as_at)
-- grain: one row per review with a delay and reason, and one with an empty reason for all together
-- kept: as a table for each as-at date asked for
-- says: for how many days the review was delayed, overlaps counted once (null where a day that this
-- needs is known to the month only), whether for at least a day, and whether a delay of that reason
-- has begun and has no end by the as-at date while the review is neither completed
-- nor discontinued. Only of reviews initiated by the as-at date.
create macro delay_times_as_at(as_at) as table (
    with unclear as (
        select
            review_id,
            unnest(['', reason]) as reason
        from delays_to_month_as_at(as_at)
    ),

    parts as (
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
        union all
        select
            review_id,
            reason,
            0,
            false
        from unclear
    )

    select
        reviews.review_id,
        reviews.board_id,
        reviews.incident_type,
        reviews.initiated_date,
        parts.reason,
        if(any_value(unclear.review_id) is null, sum(parts.n_days), null) as n_days,
        sum(parts.n_days) > 0 as is_delayed,
        bool_or(parts.is_running)
        and any_value(coalesce(reviews.completed_date, reviews.discontinued_date)) is null
            as is_running
    from parts
    inner join reviews_as_at(as_at) as reviews
        on parts.review_id = reviews.review_id
    left join (select distinct * from unclear) as unclear
        on parts.review_id = unclear.review_id and parts.reason = unclear.reason
    where reviews.initiated_date is not null
    group by
        reviews.review_id, reviews.board_id, reviews.incident_type, reviews.initiated_date, parts.reason
);
