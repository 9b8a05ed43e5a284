-- table: received
-- key: import_id + imported_at + table_name + board_id
-- grain: one row per import, kind of record and board whose rows the import carried
-- after: completeness
-- kept_by: the system
create table received (
    import_id     integer not null,
    imported_at   timestamp not null,
    table_name    varchar not null,
    board_id      varchar not null,
    n_rows        bigint not null,
    n_quarantined bigint not null,
    latest_date   date
);

comment on table received is 'Which boards'' records each import carried. One that changed nothing made no snapshot and stands under the import before it, with its own time; nothing is known of imports made before this was kept.';
comment on column received.import_id is 'The import by which the rows stand as they are.';
comment on column received.imported_at is 'When the rows came (UTC).';
comment on column received.table_name is 'Kind of record.';
comment on column received.board_id is 'Board to which the rows belong (of a review: its lead board).';
comment on column received.n_rows is 'Rows read that belong to the board.';
comment on column received.n_quarantined is 'Of those, rows kept out as unusable.';
comment on column received.latest_date is 'The latest day, by the as-at date, on which an event in those rows happened; blank where none is dated.';
