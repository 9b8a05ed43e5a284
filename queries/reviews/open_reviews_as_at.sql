-- view: open_reviews_as_at(as_at)
-- grain: one row per review initiated on a known day, neither completed nor discontinued, by the
-- as-at date
-- kept: as a table for each as-at date asked for
-- says: its age, its limit day under the standard complete, gross and net of agreed delays, how
-- far it is over, and the delays that it is in. `place`: its place among all of them by the day on
-- which it was initiated, then by review_id.
create macro open_reviews_as_at(as_at) as table (
    with limits as (
        select
            cases.review_id,
            cases.limit_date,
            cases.net_limit_date
        from standard_cases_as_at(as_at) as cases
        inner join standards
            on cases.position = standards.position
        -- Only what can be open: said here too, so that the others are not worked out.
        where
            standards.standard_id = 'complete'
            and cases.end_date is null
            and cases.stop_date is null
    )

    select
        reviews.review_id,
        reviews.board_id,
        reviews.incident_type,
        reviews.initiated_date,
        as_at::date - reviews.initiated_date as age_days,
        limits.limit_date,
        case when limits.limit_date < as_at then as_at::date - limits.limit_date end as days_over,
        limits.net_limit_date,
        case when limits.net_limit_date < as_at then as_at::date - limits.net_limit_date end
            as net_days_over,
        delays.review_id is not null as in_delay,
        array_to_string(delays.reasons, ';') as delay_reasons,
        row_number() over (order by reviews.initiated_date, reviews.review_id)::integer as place
    from reviews_as_at(as_at) as reviews
    left join limits
        on reviews.review_id = limits.review_id
    left join running_delays_as_at(as_at) as delays
        on reviews.review_id = delays.review_id
    where
        reviews.initiated_date is not null
        and not reviews.is_initiated_to_month
        and reviews.completed_date is null
        and reviews.discontinued_date is null
    order by place
);
