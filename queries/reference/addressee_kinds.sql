-- reference: addressee_kinds
-- grain: one row per kind of body that recommendations are addressed to, and one with an empty
-- kind for all together
-- says: the rows in which recommendations are shown, in the order of the coded values;
-- `not_recorded` where the kind is blank.
create table addressee_kinds as
select
    0 as position,
    '' as addressee_type
union all
select
    place::integer,
    addressee_type
from unnest([
    'lscb', 'childrens_social_care', 'health', 'police', 'education', 'probation', 'housing',
    'voluntary', 'national', 'other', 'not_recorded'
]) with ordinality as listed(addressee_type, place);
