-- view: is_to_month(month_only, column_name)
-- grain: one yes or no per date of a record
-- says: whether a date is known to the month only. It is then stored as the last day of its month:
-- it counts in its year and has happened once its month is over, but no clock of days can use it.
create macro is_to_month(month_only, column_name) as (
    coalesce(list_contains(month_only, column_name), false)
);
