-- reference: assessors
-- grain: one row per kind of assessor
-- says: the rows in which assessments are shown, in the order of the coded values.
create table assessors as
select
    place::integer as position,
    assessor
from unnest(['panel', 'ofsted', 'minister', 'board', 'peer'])
    with ordinality as listed(assessor, place);
