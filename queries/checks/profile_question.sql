-- rule: profile_question
-- severity: warn
-- stage: reading
-- says: A sheet is that of a kept profile but for its headings; it is not read.
-- mend: Answer the question: run `python -m scr profile suggest`, look at what it writes, add it.
select
    table_name,
    row_id,
    file,
    row_number,
    column_name,
    detail as message
from faults
where fault = 'profile_question'
