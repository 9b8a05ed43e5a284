-- listing: received
-- grain: one row per board and kind of record that it has sent; one row for a board that has sent nothing
-- says: when each board last sent records of each kind, in which import they stand, how many, how many
-- of them were kept out, and up to which day their events go.
with latest as (
    select unnest($received::struct(
        table_name varchar, board_id varchar, imported_at timestamp, import_id integer,
        n_rows bigint, n_quarantined bigint, latest_date date
    )[], recursive := true)
)

select
    boards.board_id,
    boards.board_name,
    coalesce(boards.closed_date >= snapshot.as_at_date, true) as is_open,
    latest.table_name as "table",
    latest.imported_at as received_at,
    latest.import_id as "import",
    latest.n_rows,
    latest.n_quarantined,
    latest.latest_date
from records.boards as boards
cross join records.snapshot as snapshot
left join latest on boards.board_id = latest.board_id
where coalesce(boards.opened_date <= snapshot.as_at_date, true)
order by boards.board_name, boards.board_id, latest.table_name
