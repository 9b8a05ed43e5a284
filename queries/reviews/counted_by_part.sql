-- view: counted_by_part(cases, parts, by_group, only_board_id, only_region, only_area_type, only_incident_type, labels, starts, ends)
-- grain: one row per group and row of `parts`
-- says: as counted_by_group, each part apart: cases have the `position` of their part too, and
-- `parts` names the table of reference that has them all.
create macro counted_by_part(
    cases, parts, by_group, only_board_id, only_region, only_area_type, only_incident_type,
    labels, starts, ends
) as table (
    with counted as (
        select
            cases.board_id,
            periods.period_end,
            cases.position,
            sum(columns(cases.* exclude (board_id, incident_type, counted_date, position)))
        from query_table(cases) as cases
        inner join asked_periods(labels, starts, ends) as periods
            on cases.counted_date between periods.period_start and periods.period_end
        where only_incident_type is null or cases.incident_type = only_incident_type
        group by cases.board_id, periods.period_end, cases.position
    ),

    groups as (
        select *
        from groups_shown(
            'counted', by_group, only_board_id, only_region, only_area_type, labels, starts, ends
        )
    )

    select
        groups.group_id,
        groups.group_name,
        min(groups.group_order) as group_order,
        parts.position,
        coalesce(sum(columns(counted.* exclude (board_id, period_end, position))), 0)::bigint
    from groups
    cross join query_table(parts) as parts
    left join counted
        on
            groups.board_id = counted.board_id
            and groups.period_end = counted.period_end
            and parts.position = counted.position
    group by groups.group_id, groups.group_name, parts.position
);
