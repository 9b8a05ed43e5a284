-- listing: not_received
-- grain: one row per board
-- says: the same of a snapshot made before it was kept who has sent what: the boards, and nothing else.
select
    boards.board_id,
    boards.board_name,
    coalesce(boards.closed_date >= snapshot.as_at_date, true) as is_open,
    null::varchar as "table",
    null::timestamp as received_at,
    null::integer as "import",
    null::bigint as n_rows,
    null::bigint as n_quarantined,
    null::date as latest_date
from records.boards as boards
cross join records.snapshot as snapshot
where coalesce(boards.opened_date <= snapshot.as_at_date, true)
order by boards.board_name, boards.board_id
