-- rule: authorities_added_up
-- severity: warn
-- stage: cells
-- says: Populations are by authority; those of a joint board are added up.
-- mend: Check the sum.
select
    table_name,
    row_id,
    file,
    row_number,
    column_name,
    'Added up over the authorities of the board: ' || detail || '. Check the sum.' as message
from faults
where fault = 'authorities_added_up'
