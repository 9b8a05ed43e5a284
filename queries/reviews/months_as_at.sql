-- view: months_as_at(as_at)
-- grain: one row per review with a date known to the month only
-- says: which columns of lists of reviews then show a month, derived dates under their own names.
create macro months_as_at(as_at) as table (
    select
        events.review_id,
        list_distinct(
            list_concat(
                list_transform(events.month_events, lambda event: event || '_date'),
                list_filter(
                    reviews.month_only,
                    lambda name: name not in ('initiated_date', 'decision_date')
                )
            )
        ) as date_columns
    from review_events_as_at(as_at) as events
    inner join reviews_as_at(as_at) as reviews
        on events.review_id = reviews.review_id
    where events.month_events is not null
);
