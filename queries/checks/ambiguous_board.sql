-- rule: ambiguous_board
-- severity: reject
-- stage: cells
-- says: A board's name fits two boards, of which not exactly one was open at the row's earliest date.
-- mend: Write the board's id instead of its name.
select
    table_name,
    row_id,
    file,
    row_number,
    column_name,
    'The name fits more than one board: ' || detail || '. Write the id of the one that is meant.' as message
from faults
where fault = 'ambiguous_board'
