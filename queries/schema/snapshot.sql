-- table: snapshot
-- key: (one row)
-- grain: one row
-- after: panel_recommendations
-- kept_by: the system
create table snapshot (
    snapshot_id  varchar not null,
    parent_id    varchar,
    import_id    integer not null,
    as_at_date   date not null,
    as_at_source varchar not null
);

comment on table snapshot is 'Which snapshot this is, which one it was made from, and the as-at date it declares.';
comment on column snapshot.snapshot_id is 'Identifier of the snapshot; also the name of its file.';
comment on column snapshot.parent_id is 'The snapshot that was current before; blank for the first.';
comment on column snapshot.import_id is 'The import that made it.';
comment on column snapshot.as_at_date is 'The default as-at date of every figure.';
comment on column snapshot.as_at_source is 'Where that date comes from: argument, dataset, stored, records (the latest recorded event), or import_day.';
