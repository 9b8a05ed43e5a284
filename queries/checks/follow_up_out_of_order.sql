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
    'The evidenced_date lies before an earlier step (done, evidenced, verified, effect). Check the dates.' as message
from incoming_recommendations
where evidenced_date < done_date

union all

select
    'recommendations' as table_name,
    row_id,
    file,
    row_number,
    'verified_date' as column_name,
    'The verified_date lies before an earlier step (done, evidenced, verified, effect). Check the dates.' as message
from incoming_recommendations
where verified_date < coalesce(evidenced_date, done_date)

union all

select
    'recommendations' as table_name,
    row_id,
    file,
    row_number,
    'effect_date' as column_name,
    'The effect_date lies before an earlier step (done, evidenced, verified, effect). Check the dates.' as message
from incoming_recommendations
where effect_date < coalesce(verified_date, evidenced_date, done_date)
