-- reference: why_rows
-- grain: one row per clarity of why, and one per grade within it
-- says: the rows in which recommendations are set against how clear their report is about why:
-- each clarity with its grades together (grade empty) and apart.
create table why_rows as
select
    place::integer as position,
    clarity,
    why_grade
from unnest(
    [
        ('not_clear', ''), ('not_clear', 'absent'), ('not_clear', 'partial'),
        ('clear', ''), ('clear', 'clear'), ('clear', 'crystal_clear'),
        ('not_graded', '')
    ]
) with ordinality as listed(named, place),
    lateral (select named[1] as clarity, named[2] as why_grade) as parts;
