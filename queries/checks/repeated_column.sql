-- rule: repeated_column
-- severity: warn
-- stage: reading
-- says: Two columns have the same name; the first is read.
-- mend: Take one of the two out.
select
    table_name,
    row_id,
    file,
    row_number,
    column_name,
    detail as message
from faults
where fault = 'repeated_column'
