-- reference: grade_rows
-- grain: one row per question that an assessment answers
-- says: the rows in which grades are shown, in the order of the import's columns.
create table grade_rows as
select
    place::integer as position,
    question
from unnest(['what_happened', 'why', 'action'])
    with ordinality as listed(question, place);
