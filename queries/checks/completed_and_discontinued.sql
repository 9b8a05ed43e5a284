-- rule: completed_and_discontinued
-- severity: warn
-- stage: suspect
-- says: A review is both completed and discontinued.
-- mend: Take one of the two dates out.
select
    'reviews' as table_name,
    row_id,
    file,
    row_number,
    'discontinued_date' as column_name,
    'The review is both completed and discontinued. Take one of the two dates out.' as message
from incoming_reviews
where completed_date is not null and discontinued_date is not null
