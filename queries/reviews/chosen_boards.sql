-- view: chosen_boards(only_board_id, only_region, only_area_type)
-- grain: one row per board that the filters leave
-- says: the boards that a request is about; null filters leave all.
create macro chosen_boards(only_board_id, only_region, only_area_type) as table (
    select *
    from known_boards
    where
        (only_board_id is null or board_id = only_board_id)
        and (only_region is null or region = only_region)
        and (only_area_type is null or coalesce(area_type, 'not_recorded') = only_area_type)
);
