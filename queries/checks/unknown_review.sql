-- rule: unknown_review
-- severity: reject
-- stage: cells
-- says: A review is not known, in the source or in what is stored.
-- mend: Write the review's id as in the table reviews, or add the review there.
select
    table_name,
    row_id,
    file,
    row_number,
    column_name,
    'No review has this id. Write it as in the table reviews, or add the review there.' as message
from faults
where fault = 'unknown_review'
