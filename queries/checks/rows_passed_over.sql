-- rule: rows_passed_over
-- severity: warn
-- stage: reading
-- says: Rows that are no records are passed over
-- mend:  headings of a section, totals, notes below the table.:Check the rows named; give one that is a record what it lacks.
select
    table_name,
    row_id,
    file,
    row_number,
    column_name,
    detail as message
from faults
where fault = 'rows_passed_over'
