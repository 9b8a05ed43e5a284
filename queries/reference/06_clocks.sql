-- reference: clocks
-- grain: one row per edition of a standard and per stage
-- says: what standards and stages have in common: a start, an end, and when the rule applies.
create table clocks as
select
    'standard' as kind,
    position,
    start_event,
    end_event,
    in_force_from,
    in_force_to
from standards
union all
select
    'stage',
    position,
    start_event,
    end_event,
    null,
    null
from stages;
