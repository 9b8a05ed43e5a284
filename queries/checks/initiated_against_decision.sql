-- rule: initiated_against_decision
-- severity: warn
-- stage: suspect
-- says: A review has an initiated date though no decision was to initiate, or the final one was not to.
-- mend: Check the decisions and the initiated date.
select
    'reviews' as table_name,
    row_id,
    file,
    row_number,
    'initiated_date' as column_name,
    'There is an initiated_date, but no decision was to initiate, or the final one was not to. Check the decisions and the date.' as message
from incoming_reviews
where initiated_date is not null
    and (
        final_decision = 'not_initiate'
        or (decision is distinct from 'initiate' and final_decision is distinct from 'initiate')
    )
