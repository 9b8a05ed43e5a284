-- listing: totals
-- grain: one row
-- says: what the records amount to, as the first sentence of the Data page tells it.
select
    (select count(*) from records.reviews) as n_reviews,
    (select count(distinct board_id) from records.reviews) as n_boards,
    (select count(*) from records.findings) as n_findings,
    (select count(*) from records.quarantine) as n_quarantined,
    snapshot.import_id,
    snapshot.as_at_date,
    snapshot.parent_id is not null as has_parent
from records.snapshot as snapshot
