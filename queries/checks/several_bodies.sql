-- rule: several_bodies
-- severity: warn
-- stage: suspect
-- says: The addressee of a recommendation seems to be several bodies in one cell; the row counts as one.
-- mend: Give each body a row of its own, or import with a profile that divides the cell.
select
    'recommendations' as table_name,
    row_id,
    file,
    row_number,
    'addressee' as column_name,
    'The cell seems to name several bodies, and counts as one addressee. Give each a row of its own, or import with a profile that divides the cell.' as message
from incoming_recommendations
where contains(addressee, ';') or contains(addressee, chr(10)) or contains(addressee, ' / ') or contains(addressee, ', ')
