-- view: standard_months_as_at(as_at)
-- grain: one row per review with a date known to the month only and edition of a standard
-- says: which of a clock's start_date, end_date and stop_date are known to the month only.
create macro standard_months_as_at(as_at) as table (
    select
        clocks.position,
        events.review_id,
        list_filter(
            [
                if(list_contains(events.month_events, clocks.start_event), 'start_date', null),
                if(list_contains(events.month_events, clocks.end_event), 'end_date', null),
                if(list_contains(events.month_events, 'discontinued'), 'stop_date', null)
            ],
            lambda name: name is not null
        ) as month_dates
    from review_events_as_at(as_at) as events
    cross join clocks
    where clocks.kind = 'standard' and events.month_events is not null
);
