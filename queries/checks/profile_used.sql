-- rule: profile_used
-- severity: warn
-- stage: reading
-- says: A sheet was read by a profile, with how many rows it gave and passed over.
-- mend: Nothing, if that is what you meant; `python -m scr profile show` prints the profile.
select
    table_name,
    row_id,
    file,
    row_number,
    column_name,
    detail as message
from faults
where fault = 'profile_used'
