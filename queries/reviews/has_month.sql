-- view: has_month(month_only, day, column_name)
-- grain: one day per date of a record
-- says: the day where it is known to the month only, else null.
create macro has_month(month_only, day, column_name) as (
    case when is_to_month(month_only, column_name) then day end
);
