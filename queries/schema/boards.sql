-- table: boards
-- key: board_id
-- grain: one row per board
-- after: dataset
-- filled: month_only
-- plain_text: board_name region area_type local_authorities la_codes successor_board_id aliases
create table boards (
    board_id           varchar not null,
    board_name         varchar not null,
    region             varchar not null,
    area_type          varchar,
    local_authorities  varchar,
    la_codes           varchar,
    opened_date        date,
    closed_date        date,
    successor_board_id varchar,
    aliases            varchar[],
    tile_column        integer,
    tile_row           integer,
    month_only         varchar[]
);

comment on table boards is 'Local Safeguarding Children Boards (LSCBs), one row each, closed and merged ones too.';
comment on column boards.board_id is 'The board''s own short identifier.';
comment on column boards.board_name is 'Full name of the board.';
comment on column boards.region is 'Region of England in which the board lies.';
comment on column boards.area_type is 'Kind of area, for example unitary authority or London borough.';
comment on column boards.local_authorities is 'Local authorities the board covers, as a list in words.';
comment on column boards.la_codes is 'Official codes of those authorities.';
comment on column boards.opened_date is 'First day of the board; blank means it has always been open.';
comment on column boards.closed_date is 'Last day of the board; blank means it is open.';
comment on column boards.successor_board_id is 'The board that took over its work (id, name or alias).';
comment on column boards.aliases is 'Other names under which the board appears in records, with ; between.';
comment on column boards.tile_column is 'Column of the board''s square on the tile map, counted from the left.';
comment on column boards.tile_row is 'Row of the board''s square on the tile map, counted from the top.';
comment on column boards.month_only is 'Names of this row''s date columns known to the month only; such a date is stored as the last day of its month.';
