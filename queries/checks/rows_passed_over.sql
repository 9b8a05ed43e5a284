-- rule: rows_passed_over
-- severity: warn
-- stage: reading
-- says: Rows that are no records (headings of a section, totals, notes below the table) are passed over.
-- mend: Check the rows named; give one that is a record what it lacks.
select
    table_name,
    row_id,
    file,
    row_number,
    column_name,
    detail as message
from faults
where fault = 'rows_passed_over'
