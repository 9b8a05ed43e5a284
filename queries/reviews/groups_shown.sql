-- view: groups_shown(counted, by_group, only_board_id, only_region, only_area_type, labels, starts, ends)
-- grain: one row per row of group_spine that a figure shows
-- says: the boards and periods that a figure adds up: those open in the period, and those that have
-- a case, so that the groups add up to the whole.
--
-- `counted` names an import of the select that asks, given as a text: rows with the board_id and
-- period_end of cases.
create macro groups_shown(
    counted, by_group, only_board_id, only_region, only_area_type, labels, starts, ends
) as table (
    select *
    from group_spine(by_group, only_board_id, only_region, only_area_type, labels, starts, ends)
    where
        is_open
        or (board_id, period_end) in (select (board_id, period_end) from query_table(counted))
);
