-- view: delay_times_as_at(as_at)
-- grain: one row per review with a delay and reason, and one with an empty reason for all together
-- says: for how many days the review was delayed, overlaps counted once, and whether a delay of
-- that reason has begun and has no end by the as-at date.
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
        review_id,
        reason,
        sum(n_days) as n_days,
        bool_or(is_running) as is_running
    from parts
    group by review_id, reason
);
