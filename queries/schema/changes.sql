-- table: changes
-- key: import_id + table_name + row_key + column_name
-- grain: one row per changed value
-- after: imports
-- kept_by: the system
create table changes (
    import_id   integer not null,
    table_name  varchar not null,
    row_key     varchar not null,
    column_name varchar not null,
    old_value   varchar,
    new_value   varchar
);

comment on table changes is 'Values that an import replaced: what stood there before and what stands there now.';
comment on column changes.import_id is 'The import that changed the value.';
comment on column changes.table_name is 'Table of the row.';
comment on column changes.row_key is 'Key of the row; the parts of a joint key have | between.';
comment on column changes.column_name is 'Column of the value.';
comment on column changes.old_value is 'The value before; blank means none.';
comment on column changes.new_value is 'The value since; blank means none.';
