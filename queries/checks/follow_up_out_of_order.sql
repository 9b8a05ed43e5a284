-- rule: follow_up_out_of_order
-- severity: warn
-- stage: suspect
-- says: The done, evidenced, verified and effect dates of a recommendation are not in this order.
-- mend: Check the dates.
select
    'recommendations' as table_name,
    row_id,
    file,
    row_number,
    'evidenced_date' as column_name,
    'The evidenced_date (' || written(evidenced_date, month_only, 'evidenced_date')
        || ') lies before an earlier step (done, evidenced, verified, effect). Check the dates.' as message
from incoming_recommendations
where evidenced_date < first_day(done_date, month_only, 'done_date')

union all

select
    'recommendations' as table_name,
    row_id,
    file,
    row_number,
    'verified_date' as column_name,
    'The verified_date (' || written(verified_date, month_only, 'verified_date')
        || ') lies before an earlier step (done, evidenced, verified, effect). Check the dates.' as message
from incoming_recommendations
where verified_date < coalesce(
    first_day(evidenced_date, month_only, 'evidenced_date'),
    first_day(done_date, month_only, 'done_date')
)

union all

select
    'recommendations' as table_name,
    row_id,
    file,
    row_number,
    'effect_date' as column_name,
    'The effect_date (' || written(effect_date, month_only, 'effect_date')
        || ') lies before an earlier step (done, evidenced, verified, effect). Check the dates.' as message
from incoming_recommendations
where effect_date < coalesce(
    first_day(verified_date, month_only, 'verified_date'),
    first_day(evidenced_date, month_only, 'evidenced_date'),
    first_day(done_date, month_only, 'done_date')
)
