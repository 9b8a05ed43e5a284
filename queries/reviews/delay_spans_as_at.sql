-- view: delay_spans_as_at(as_at, by_reason)
-- grain: one row per delay that adds at least a day; per reason if asked for
-- says: the delays of a review between its initiation and the earliest of completion,
-- discontinuation and the as-at date; what an earlier delay covers is taken off, so that a day of
-- two delays counts once.
--
-- A delay that begins after the as-at date has not happened; one without an end by then is still
-- running. A stretch runs from its start up to, not including, its end. Without by_reason the
-- reason is null and delays of different reasons overlap too. Overlapping delays become stretches
-- that touch, which moves a limit as the merged one does: the second begins where the first ends.
-- Of days known to the month the span is the shortest there can have been: they start on the last
-- day of the month and end on its first. Which spans those are, delays_to_month_as_at tells.
create macro delay_spans_as_at(as_at, by_reason) as table (
    with clipped as (
        select
            delays.review_id,
            case when by_reason then delays.reason::varchar end as reason,
            reviews.initiated_date,
            greatest(delays.start_date, reviews.initiated_date) as span_start,
            earliest_delay_end(
                delays.end_date,
                delays.month_only,
                reviews.completed_date,
                reviews.discontinued_date,
                reviews.month_only,
                as_at::date
            ) as span_end
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
    )

    select
        review_id,
        reason,
        initiated_date,
        greatest(span_start, reached_before) as span_start,
        span_end
    from reached
    where coalesce(span_end > reached_before, true)
);
