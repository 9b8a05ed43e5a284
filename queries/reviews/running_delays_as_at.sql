-- view: running_delays_as_at(as_at)
-- grain: one row per review with a delay that has begun and has no end by the as-at date
-- says: the reasons of the delays that it is in, each once, in alphabetical order.
create macro running_delays_as_at(as_at) as table (
    select
        review_id,
        list_sort(list(distinct reason::varchar)) as reasons
    from records.delays
    where
        start_date <= as_at
        and (end_date is null or end_date > as_at)
    group by review_id
);
