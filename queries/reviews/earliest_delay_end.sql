-- view: earliest_delay_end(delay_end, delay_months, completed_on, discontinued_on, review_months, day)
-- grain: one day per agreed delay
-- says: the earliest day on which a delay can have ended, as at a day: its own end, or that of its
-- review, and of dates known to the month the month's first day.
create macro earliest_delay_end(
    delay_end, delay_months, completed_on, discontinued_on, review_months, day
) as (
    least(
        earliest_day(delay_end, delay_end <= day and is_to_month(delay_months, 'end_date')),
        earliest_day(completed_on, is_to_month(review_months, 'completed_date')),
        earliest_day(discontinued_on, is_to_month(review_months, 'discontinued_date')),
        day
    )
);
