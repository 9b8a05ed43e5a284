-- rule: parent_quarantined
-- severity: reject
-- stage: cells
-- says: The row belongs to a board or review that was itself kept out and is not already stored.
-- mend: Mend that row first, then import both.
select
    table_name,
    row_id,
    file,
    row_number,
    column_name,
    'The ' || detail || ' it belongs to was itself kept out. Mend that row, then import both.' as message
from faults
where fault = 'parent_quarantined'
