-- listing: standards
-- grain: one row per edition of a standard
-- says: the rules by which a step is in time, with the days on which each was in force.
select
    standard_id,
    edition,
    says,
    in_force_from,
    in_force_to,
    source
from standards
order by position
