-- reference: one_part
-- grain: one row
-- says: the only part of what is not counted in parts (see lives_by_part).
create table one_part as select 1 as position;
