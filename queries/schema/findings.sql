-- table: findings
-- key: (none)
-- grain: one row per finding that still stands
-- after: changes
-- kept_by: the system
create table findings (
    import_id   integer not null,
    rule        varchar not null,
    severity    varchar not null,
    table_name  varchar not null,
    file        varchar not null,
    row_number  bigint,
    column_name varchar,
    message     varchar not null,
    row_key     varchar,
    board_id    varchar
);

comment on table findings is 'Findings about imported rows that still stand: a later import of the same row replaces them.';
comment on column findings.import_id is 'The import that found it.';
comment on column findings.rule is 'Identifier of the rule, which is the name of its file in queries/checks.';
comment on column findings.severity is 'reject: the row was kept out. warn: it went in.';
comment on column findings.table_name is 'Table concerned; blank for a file that is no table.';
comment on column findings.file is 'Name of the file or workbook.';
comment on column findings.row_number is 'Row as the spreadsheet shows it (the header is row 1); blank where the finding is about a whole file or column.';
comment on column findings.column_name is 'Column concerned; blank where the finding is about a whole row or file.';
comment on column findings.message is 'What is wrong and what to do. Never repeats a free-text value.';
comment on column findings.row_key is 'Key of the row, where it could be read.';
comment on column findings.board_id is 'The board the row belongs to, where it is known.';
