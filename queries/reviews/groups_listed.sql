-- view: groups_listed(by_group, only_board_id, only_region, only_area_type, as_at)
-- grain: one row per board that the filters leave
-- says: the group under which a list as at a date has each board, and the group's place in it.
create macro groups_listed(by_group, only_board_id, only_region, only_area_type, as_at) as table (
    select
        board_id,
        group_id,
        group_name,
        dense_rank() over (order by group_order, group_name, group_id) as group_number
    from group_spine(
        by_group, only_board_id, only_region, only_area_type, [''], [null::date], [as_at::date]
    )
    where board_id is not null
);
