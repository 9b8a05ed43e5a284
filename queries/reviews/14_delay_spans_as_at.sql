-- view: delay_spans_as_at(as_at, by_reason)
-- grain: one row per review and stretch of agreed delay of at least a day; by reason if asked for
-- says: the delays of a review between its initiation and the earliest of completion,
-- discontinuation and the as-at date, overlaps merged, so that a day of two delays counts once.
--
-- A delay that begins after the as-at date has not happened; one without an end by then is still
-- running. A stretch runs from its start up to, not including, its end. Without by_reason the
-- reason is null and delays of different reasons are merged.
create macro delay_spans_as_at(as_at, by_reason) as table (
    with clipped as (
        select
            delays.review_id,
            case when by_reason then delays.reason::varchar end as reason,
            reviews.initiated_date,
            greatest(delays.start_date, reviews.initiated_date) as span_start,
            least(delays.end_date, reviews.completed_date, reviews.discontinued_date, as_at::date)
                as span_end
        from records.delays as delays
        inner join reviews_as_at(as_at) as reviews
            on delays.review_id = reviews.review_id
        where
            delays.start_date <= as_at
            and reviews.initiated_date is not null
    ),

    reached as (
        select
            *,
            max(span_end) over (
                partition by review_id, reason
                order by span_start, span_end
                rows between unbounded preceding and 1 preceding
            ) as reached_before
        from clipped
        where span_start < span_end
    ),

    numbered as (
        select
            *,
            sum(if(span_start <= reached_before, 0, 1)) over (
                partition by review_id, reason
                order by span_start, span_end
                rows between unbounded preceding and current row
            ) as span_number
        from reached
    )

    select
        review_id,
        reason,
        any_value(initiated_date) as initiated_date,
        min(span_start) as span_start,
        max(span_end) as span_end
    from numbered
    group by review_id, reason, span_number
);
