-- rule: unknown_board
-- severity: reject
-- stage: cells
-- says: A board is not known: no board has this id, name or alias, in the source or in what is stored.
-- mend: Write the board's id or name as in the table boards, or add the board there.
select
    table_name,
    row_id,
    file,
    row_number,
    column_name,
    'No board has this id, name or alias.' || coalesce(' Nearest: ' || detail || '.', '') || ' Write it as in the table boards, or add the board there.' as message
from faults
where fault = 'unknown_board'
