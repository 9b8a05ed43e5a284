-- rule: not_a_table
-- severity: warn
-- stage: reading
-- says: A file or sheet has a name that is not that of a table.
-- mend: If it holds records, name it after the table; otherwise take it out.
select
    table_name,
    row_id,
    file,
    row_number,
    column_name,
    detail as message
from faults
where fault = 'not_a_table'
