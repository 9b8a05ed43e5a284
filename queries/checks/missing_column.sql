-- rule: missing_column
-- severity: reject
-- stage: reading
-- says: A required column is not in the header of a file or sheet; nothing of it is taken in, and the table is left as it was.
-- mend: Give the column the name that the template has, or import with a profile.
select
    table_name,
    row_id,
    file,
    row_number,
    column_name,
    detail as message
from faults
where fault = 'missing_column'
