-- view: panel_recommendations_as_at(as_at)
-- grain: one row per recommendation of a panel's report dated by the as-at date
-- says: what each one's record says as at a date, and how long a response took or is awaited.
--
-- A response without its date, or a date without its response, has not happened. That a thing is
-- under consideration is a response. Without one the wait is followed to the as-at date; a
-- response dated before the report counts as day 0. `is_clock_to_month`: a day that this needs is
-- known to the month only.
create macro panel_recommendations_as_at(as_at) as table (
    with happened as (
        select
            panel_recommendation_id,
            report,
            report_date,
            month_only,
            addressee,
            case when response_date <= as_at then response::varchar end as response,
            case when response is not null and response_date <= as_at then response_date end
                as response_date,
            case when done_date <= as_at then done_date end as done_date
        from records.panel_recommendations
        where report_date <= as_at
    )

    select
        * exclude (month_only),
        is_to_month(month_only, 'report_date')
        or (response_date is not null and is_to_month(month_only, 'response_date'))
            as is_clock_to_month,
        greatest(coalesce(response_date, as_at::date) - report_date, 0) as n_days
    from happened
);
