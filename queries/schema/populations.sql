-- table: populations
-- key: board_id + year
-- grain: one row per board and calendar year
-- after: boards
-- plain_text: status
create table populations (
    board_id varchar not null,
    year     integer not null,
    children integer not null,
    status   varchar
);

comment on table populations is 'Children aged 0 to 17 living in a board''s area, by mid-year.';
comment on column populations.board_id is 'The board (id, name or alias).';
comment on column populations.year is 'Calendar year of the mid-year estimate.';
comment on column populations.children is 'Number of children aged 0 to 17 at mid-year.';
comment on column populations.status is 'Where the estimate stands, for example published or estimated.';
