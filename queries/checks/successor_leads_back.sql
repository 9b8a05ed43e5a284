-- rule: successor_leads_back
-- severity: reject
-- stage: cells
-- says: Following a board's successors leads back to the board itself.
-- mend: Name the board that took over, or leave the cell empty.
select
    table_name,
    row_id,
    file,
    row_number,
    column_name,
    'Following the successors leads back to this board. Name the board that took over, or leave the cell empty.' as message
from faults
where fault = 'successor_leads_back'
