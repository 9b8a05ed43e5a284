-- reference: known_boards
-- grain: one row per board of the snapshot
-- says: the boards, with board_id as a type of a byte or two a row, which the views as at a date
-- share, so that a million rows are quick to group and join by their board.
create type board_key as enum (
    select board_id
    from (
        select '' as board_id
        union
        select board_id from records.boards
        union
        select board_id from records.reviews
        union
        select board_id from records.challenges
    )
    order by board_id
);

create table known_boards as
select * replace (board_id::board_key as board_id)
from records.boards;
