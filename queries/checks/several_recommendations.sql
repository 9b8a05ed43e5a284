-- rule: several_recommendations
-- severity: warn
-- stage: suspect
-- says: The text of a recommendation seems to hold several, numbered 1. 2. 3.; the row counts as one.
-- mend: Give each recommendation a row of its own, or import with a profile that divides the cell.
select
    'recommendations' as table_name,
    row_id,
    file,
    row_number,
    'text' as column_name,
    'The cell seems to hold several recommendations, numbered 1. 2. 3., and counts as one. Give each a row of its own, or import with a profile that divides the cell.' as message
from incoming_recommendations
where contains(text, '1') and contains(text, '2')
    and regexp_matches(text, '(?s)(^|\s)\(?1[.)]\s.*\s\(?2[.)]\s')
