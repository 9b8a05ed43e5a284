-- table: completeness
-- key: table_name + column_name + board_id
-- grain: one row per column of an import table and board
-- after: quarantine
-- kept_by: the system
create table completeness (
    table_name  varchar not null,
    column_name varchar not null,
    position    integer not null,
    board_id    varchar,
    n_rows      bigint not null,
    n_filled    bigint not null
);

comment on table completeness is 'How many cells of each column are filled; counted once, when the snapshot is made, because a snapshot never changes.';
comment on column completeness.table_name is 'Import table.';
comment on column completeness.column_name is 'Column of that table.';
comment on column completeness.position is 'Place of the column in the order of the import tables and their columns.';
comment on column completeness.board_id is 'Board to which the rows belong (of a review: its lead board); blank where a row belongs to none.';
comment on column completeness.n_rows is 'Rows of the table.';
comment on column completeness.n_filled is 'Rows in which the column is not blank.';
