-- rule: hidden_sheet
-- severity: warn
-- stage: reading
-- says: A hidden sheet is read like the others.
-- mend: Take it out if it is not meant.
select
    table_name,
    row_id,
    file,
    row_number,
    column_name,
    detail as message
from faults
where fault = 'hidden_sheet'
