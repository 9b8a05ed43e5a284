-- table: neighbours
-- key: board_id + edition + rank
-- grain: one row per board, edition and rank
-- after: populations
-- plain_text: neighbour_id closeness
create table neighbours (
    board_id     varchar not null,
    neighbour_id varchar not null,
    rank         integer not null,
    closeness    varchar,
    edition      varchar not null
);

comment on table neighbours is 'Statistical neighbours of each board, by edition of the model that named them.';
comment on column neighbours.board_id is 'The board (id, name or alias).';
comment on column neighbours.neighbour_id is 'A board that resembles it (id, name or alias).';
comment on column neighbours.rank is '1 for the closest neighbour.';
comment on column neighbours.closeness is 'How close the model calls it, in its own words.';
comment on column neighbours.edition is 'Edition of the neighbour model; never compare across editions without saying so.';
