-- rule: known_under_another_board
-- severity: reject
-- stage: duplicates
-- table: reviews
-- says: The reference of a review is known, in another source of the import or in what is stored, under another board that has not closed with this one as its successor: two boards number alike.
-- mend: Import each board's return with a profile that makes its references unique by board.
with recursive succeeded as (
    select board_id, successor_board_id
    from all_boards
    where closed_date is not null and successor_board_id is not null
    union
    select succeeded.board_id, later.successor_board_id
    from succeeded
    inner join all_boards as later on succeeded.successor_board_id = later.board_id
    where later.closed_date is not null and later.successor_board_id is not null
),

-- `candidates` has the reviews of this import that nothing else keeps out, `base_reviews` those
-- that it starts from. What is there counts first, then the row that comes first.
known as (
    select
        candidates.row_match,
        coalesce(any_value(base.board_id), arg_min(candidates.board_id, candidates.row_id))
            as board_id
    from candidates
    left join base_reviews as base using (row_match)
    group by candidates.row_match
)

select
    candidates.table_name,
    candidates.row_id,
    candidates.file,
    candidates.row_number,
    'board_id' as column_name,
    'This reference is already that of a review of another board (' || known.board_id || '): two boards number alike. Import each board''s return with a profile that puts the board before its references. If it is the same review and its board was wrong, take the stored one out first (python -m scr remove reviews).' as message
from candidates
inner join known using (row_match)
where candidates.board_id <> known.board_id
    and not exists (
        from succeeded
        where succeeded.board_id = known.board_id
            and succeeded.successor_board_id = candidates.board_id
    )
