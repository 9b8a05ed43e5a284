-- view: delays_to_month_as_at(as_at)
-- grain: one row per review and reason of a delay
-- says: which delays last a number of days that nobody can tell: of days known to the month, the
-- fewest that there can have been (delay_spans_as_at) are not the most.
create macro delays_to_month_as_at(as_at) as table (
    with dated as (
        select
            delays.review_id,
            delays.reason::varchar as reason,
            greatest(delays.start_date, reviews.initiated_date) as latest_start,
            greatest(
                earliest_day(delays.start_date, is_to_month(delays.month_only, 'start_date')),
                earliest_day(reviews.initiated_date, reviews.is_initiated_to_month)
            ) as earliest_start,
            least(
                delays.end_date, reviews.completed_date, reviews.discontinued_date, as_at::date
            ) as latest_end,
            earliest_delay_end(
                delays.end_date,
                delays.month_only,
                reviews.completed_date,
                reviews.discontinued_date,
                reviews.month_only,
                as_at::date
            ) as earliest_end
        from records.delays as delays
        inner join reviews_as_at(as_at) as reviews
            on delays.review_id = reviews.review_id
        where
            delays.start_date <= as_at
            and reviews.initiated_date is not null
            and (delays.month_only is not null or reviews.month_only is not null)
    )

    select distinct
        review_id,
        reason
    from dated
    where
        earliest_start < latest_end
        and (earliest_start != latest_start or earliest_end != latest_end)
);
