-- reference: delay_reasons
-- grain: one row per reason of a delay, and one with an empty reason for all together
-- says: the rows in which delays are shown, in the order of the coded values.
create table delay_reasons as
select
    0 as position,
    '' as reason
union all
select
    place::integer,
    reason
from unnest([
    'criminal_proceedings', 'inquest', 'family_court', 'parallel_review', 'hr_process',
    'report_quality', 'other'
]) with ordinality as listed(reason, place);
