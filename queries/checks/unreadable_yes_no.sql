-- rule: unreadable_yes_no
-- severity: reject
-- stage: cells
-- says: A cell in a yes-or-no column is neither.
-- mend: Write yes or no.
select
    table_name,
    row_id,
    file,
    row_number,
    column_name,
    coalesce(detail, 'This is neither yes nor no. Write yes or no.') as message
from faults
where fault = 'unreadable_yes_no'
