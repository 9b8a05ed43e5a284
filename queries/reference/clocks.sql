-- reference: clocks
-- grain: one row per edition of a standard, per stage, and for the appointment of the reviewer
-- says: what they have in common: a start, an end, what stops them and when the rule applies. What
-- only standards have is null for the others.
create table clocks as
select
    'standard' as kind,
    position::utinyint as position,
    start_event,
    end_event,
    coalesce(stopped_by = 'discontinued', false) as is_stopped_by_discontinuation,
    false as is_stopped_by_nonpublication,
    bound,
    length,
    unit,
    is_paused,
    coalesce(in_force_from, date '0001-01-01') as in_force_from,
    coalesce(in_force_to, date '9999-12-31') as in_force_to
from standards
union all
select
    'stage',
    position::utinyint,
    start_event,
    end_event,
    true,
    is_stopped_by_nonpublication,
    null,
    null,
    null,
    null,
    date '0001-01-01',
    date '9999-12-31'
from stages
union all
select
    'appointment',
    1,
    'initiated',
    'reviewer_appointed',
    true,
    false,
    null,
    null,
    null,
    null,
    date '0001-01-01',
    date '9999-12-31';
