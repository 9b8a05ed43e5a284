-- listing: kept_out
-- grain: one row per table of which rows are kept out
-- says: how many rows of each table were kept out and still stand so.
select
    table_name as "table",
    count(*) as n_rows
from records.quarantine
group by table_name
order by table_name
