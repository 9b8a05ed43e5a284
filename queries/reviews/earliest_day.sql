-- view: earliest_day(day, known_to_month)
-- grain: one day per date of a record
-- says: the first day on which it may have happened; the last is the day as stored.
create macro earliest_day(day, known_to_month) as (
    case when known_to_month then date_trunc('month', day)::date else day end
);
