-- rule: delay_ends_before_start
-- severity: reject
-- stage: rows
-- table: delays
-- says: A delay ends before it starts.
-- mend: Check the two dates.
select
    'delays' as table_name,
    row_id,
    file,
    row_number,
    'end_date' as column_name,
    'The delay ends (' || written(end_date, month_only, 'end_date') || ') before it starts ('
        || written(start_date, month_only, 'start_date') || '). Check the two dates.' as message
from staged_delays
where end_date < first_day(start_date, month_only, 'start_date')
