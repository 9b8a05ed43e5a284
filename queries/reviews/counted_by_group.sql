-- view: counted_by_group(cases, by_group, only_board_id, only_region, only_area_type, only_incident_type, labels, starts, ends)
-- grain: one row per group
-- says: cases in a period, counted, over the spine: each column of `cases` but board_id,
-- incident_type and counted_date (the day by which a case is in a period) added up by group, with
-- zeros for a group that has none.
--
-- `cases` names an import of the select that asks, given as a text: the one place where a name is
-- read as a table. A yes counts as 1. The groups have `group_order`, by which figures sort them.
create macro counted_by_group(
    cases, by_group, only_board_id, only_region, only_area_type, only_incident_type,
    labels, starts, ends
) as table (
    with counted as (
        select
            cases.board_id,
            periods.period_end,
            sum(columns(cases.* exclude (board_id, incident_type, counted_date)))
        from query_table(cases) as cases
        inner join asked_periods(labels, starts, ends) as periods
            on cases.counted_date between periods.period_start and periods.period_end
        where only_incident_type is null or cases.incident_type = only_incident_type
        group by cases.board_id, periods.period_end
    )

    select
        spine.group_id,
        spine.group_name,
        min(spine.group_order) as group_order,
        coalesce(sum(columns(counted.* exclude (board_id, period_end))), 0)::bigint
    from group_spine(
        by_group, only_board_id, only_region, only_area_type, labels, starts, ends
    ) as spine
    left join counted
        on spine.board_id = counted.board_id and spine.period_end = counted.period_end
    where spine.is_open or counted.board_id is not null
    group by spine.group_id, spine.group_name
);
