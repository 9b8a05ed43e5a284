-- rule: authorities_incomplete
-- severity: reject
-- stage: cells
-- says: Populations are by authority, and one of the authorities of the board is missing, stands twice or cannot be used for the year.
-- mend: Add the missing row, or give the number of children of the whole board.
select
    table_name,
    row_id,
    file,
    row_number,
    column_name,
    detail || ', so nothing goes in for its board and that year. Add every authority once, or give the children of the whole board.' as message
from faults
where fault = 'authorities_incomplete'
