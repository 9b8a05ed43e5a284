-- view: delays_to_month_as_at(as_at)
-- grain: one row per review and reason of a delay
-- says: which delays last a number of days that nobody can tell, as they start or end on a day known
-- to the month only, or reach into the month in which their review started or ended on such a day.
create macro delays_to_month_as_at(as_at) as table (
    with dated as (
        select
            delays.review_id,
            delays.reason::varchar as reason,
            is_to_month(delays.month_only, 'start_date') as is_start_to_month,
            delays.end_date <= as_at and is_to_month(delays.month_only, 'end_date')
                as is_end_to_month,
            earliest_day(delays.start_date, is_start_to_month) as first_day,
            coalesce(least(delays.end_date, as_at::date), as_at::date) as last_day,
            reviews.is_initiated_to_month,
            reviews.initiated_date,
            is_to_month(
                reviews.month_only,
                if(
                    coalesce(reviews.completed_date <= reviews.discontinued_date, true)
                    and reviews.completed_date is not null,
                    'completed_date',
                    'discontinued_date'
                )
            )
            and least(reviews.completed_date, reviews.discontinued_date) is not null
                as is_stop_to_month,
            coalesce(least(reviews.completed_date, reviews.discontinued_date), as_at::date)
                as stop_date
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
        first_day < stop_date
        and last_day > earliest_day(initiated_date, is_initiated_to_month)
        and (
            is_start_to_month
            or coalesce(is_end_to_month, false)
            or (is_initiated_to_month and first_day <= initiated_date)
            or (is_stop_to_month and last_day >= earliest_day(stop_date, true))
        )
);
