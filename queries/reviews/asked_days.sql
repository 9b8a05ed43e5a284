-- view: asked_days(labels, starts, ends)
-- grain: one row per period asked for and day of it
-- says: to which period a day belongs. Cases matched by the day alone are looked up, however many
-- periods there are, where each would be compared with the ends of every period.
--
-- No record has a date before 1990.
create macro asked_days(labels, starts, ends) as table (
    select
        period_label,
        period_start,
        period_end,
        unnest(
            range(
                greatest(period_start, date '1990-01-01'), period_end + 1, interval 1 day
            )
        )::date as day
    from asked_periods(labels, starts, ends)
);
