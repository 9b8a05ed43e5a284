-- rule: header_in_two_rows
-- severity: warn
-- stage: reading
-- says: The header takes two rows, groups above and names below.
-- mend: Check that every column was read as what it is.
select
    table_name,
    row_id,
    file,
    row_number,
    column_name,
    detail as message
from faults
where fault = 'header_in_two_rows'
