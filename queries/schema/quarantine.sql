-- table: quarantine
-- key: table_name + file + row_number
-- grain: one row per quarantined row that still stands
-- after: findings
-- kept_by: the system
create table quarantine (
    import_id  integer not null,
    table_name varchar not null,
    file       varchar not null,
    row_number bigint not null,
    row_key    varchar,
    cells      map(varchar, varchar) not null
);

comment on table quarantine is 'Rows kept out as unusable, just as they were read; a later import of the same row replaces them.';
comment on column quarantine.import_id is 'The import that kept the row out.';
comment on column quarantine.table_name is 'Table of the row.';
comment on column quarantine.file is 'Name of the file or workbook.';
comment on column quarantine.row_number is 'Row as the spreadsheet shows it (the header is row 1).';
comment on column quarantine.row_key is 'Key of the row, where it could be read.';
comment on column quarantine.cells is 'The cells as they were read, by column.';
