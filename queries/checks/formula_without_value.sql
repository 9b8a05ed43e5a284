-- rule: formula_without_value
-- severity: warn
-- stage: reading
-- says: A cell of a workbook holds a formula whose result was never saved; it is read as blank.
-- mend: Open the workbook in Excel, save it, and import it again.
select
    table_name,
    row_id,
    file,
    row_number,
    column_name,
    detail as message
from faults
where fault = 'formula_without_value'
