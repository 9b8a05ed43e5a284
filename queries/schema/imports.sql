-- table: imports
-- key: import_id
-- grain: one row per import or removal that changed anything
-- after: snapshot
-- kept_by: the system
create table imports (
    import_id     integer not null,
    snapshot_id   varchar not null,
    imported_at   timestamp not null,
    action        varchar not null,
    sources       varchar[] not null,
    is_replace    boolean not null,
    as_at_date    date not null,
    n_read        bigint not null,
    n_added       bigint not null,
    n_changed     bigint not null,
    n_unchanged   bigint not null,
    n_removed     bigint not null,
    n_quarantined bigint not null,
    n_findings    bigint not null,
    n_passed_over bigint
);

comment on table imports is 'The imports and removals that led to this snapshot, oldest first.';
comment on column imports.import_id is 'Number of the import, counted from 1.';
comment on column imports.snapshot_id is 'The snapshot it made.';
comment on column imports.imported_at is 'When it was made (UTC).';
comment on column imports.action is 'import or remove.';
comment on column imports.sources is 'Names of the files or folders read, without their paths.';
comment on column imports.is_replace is 'Yes where it started from nothing instead of from what was there.';
comment on column imports.as_at_date is 'The as-at date in force after it.';
comment on column imports.n_read is 'Rows read.';
comment on column imports.n_added is 'Rows with a new key.';
comment on column imports.n_changed is 'Rows with a known key and changed values.';
comment on column imports.n_unchanged is 'Rows read that were there already, just so.';
comment on column imports.n_removed is 'Rows that were there before and are no longer.';
comment on column imports.n_quarantined is 'Rows kept out as unusable.';
comment on column imports.n_findings is 'Findings reported, unusable and suspect.';
comment on column imports.n_passed_over is 'Rows that are no records, or part of a row that went in; blank for imports made before this was kept.';
