-- rule: look_alike_key
-- severity: warn
-- stage: suspect
-- says: A key differs from another only in leading zeros or punctuation.
-- mend: If both mean one record, write the key in one way, and take one of the two out.
select
    table_name,
    row_id,
    file,
    row_number,
    column_name,
    'The key differs from that of ' || detail || ' only in leading zeros or punctuation. If both mean one record, write it in one way.' as message
from faults
where fault = 'look_alike_key'
