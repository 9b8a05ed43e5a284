-- rule: unknown_column
-- severity: warn
-- stage: reading
-- says: A column has a name that the table does not have; it is not read.
-- mend: Give the column the name that the template has, or take it out.
select
    table_name,
    row_id,
    file,
    row_number,
    column_name,
    detail as message
from faults
where fault = 'unknown_column'
