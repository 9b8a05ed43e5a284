-- reference: challenge_rows
-- grain: one row per who may raise a challenge and its subject, each also empty for all together
-- says: the rows in which challenges are shown, in the order of the coded values, empty first.
create table challenge_rows as
select
    100 * (raisers.place - 1) + subjects.place as position,
    raisers.raised_by,
    subjects.subject
from unnest(['', 'minister', 'panel', 'department', 'ofsted'])
    with ordinality as raisers(raised_by, place)
cross join unnest(['', 'initiation', 'publication', 'quality', 'delay', 'follow_through'])
    with ordinality as subjects(subject, place);
