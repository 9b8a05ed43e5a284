-- view: moved_limits_as_at(as_at)
-- grain: one row per review and paused standard whose limit an agreed delay has moved
-- says: by how many days agreed delays have moved the limit of a standard that they pause.
--
-- The stretches of delay in order: each that began on or before the limit as moved so far moves it
-- by its days. Once one began later, all others begin after its end, and so later than the limit
-- even if it had moved it: each can be judged by the days of all before it. A standard that delays
-- pause runs from initiation in months, as delays are counted from there.
create macro moved_limits_as_at(as_at) as table (
    with limited as (
        select
            standards.position,
            spans.review_id,
            spans.span_start,
            spans.span_end - spans.span_start as n_days,
            (spans.initiated_date + to_months(standards.length))::date as limit_date
        from delay_spans_as_at(as_at, false) as spans
        inner join standards
            on
                standards.is_paused
                and spans.initiated_date >= coalesce(standards.in_force_from, date '0001-01-01')
                and spans.initiated_date <= coalesce(standards.in_force_to, date '9999-12-31')
    ),

    summed as (
        select
            *,
            coalesce(
                sum(n_days) over (
                    partition by position, review_id
                    order by span_start
                    rows between unbounded preceding and 1 preceding
                ),
                0
            )::integer as n_days_before
        from limited
    )

    select
        position,
        review_id,
        sum(n_days)::integer as n_days
    from summed
    where span_start <= limit_date + n_days_before
    group by position, review_id
);
