-- table: dataset
-- key: (one row)
-- grain: one row
-- after: codes
-- filled: month_only
-- free_text: note
-- plain_text: title owner
create table dataset (
    title      varchar not null,
    as_at_date date not null,
    owner      varchar,
    is_sample  boolean,
    note       varchar,
    month_only varchar[]
);

comment on table dataset is 'What the records are, whose they are and the day they stand at.';
comment on column dataset.title is 'What the dataset is called; names the whole in national figures.';
comment on column dataset.as_at_date is 'The day on which the picture was taken; the default as-at date of every figure.';
comment on column dataset.owner is 'Who keeps the records.';
comment on column dataset.is_sample is 'Yes where the records are invented; every page then says so.';
comment on column dataset.note is 'Anything a reader of the figures should know about the dataset. Free text.';
comment on column dataset.month_only is 'Names of this row''s date columns known to the month only; such a date is stored as the last day of its month.';
