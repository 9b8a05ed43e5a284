-- view: lives_by_part(cases, parts, by_group, only_board_id, only_region, only_area_type, only_incident_type, labels, starts, ends)
-- grain: one row per group and row of `parts`
-- says: cases in a period counted as counted_by_part does, with the life table of those that have
-- days: `life_days`, and on each of them how many ended (`n_ended`), were last seen open (`n_open`)
-- and were stopped by something else. Cases without `n_days` are in the counts alone.
create macro lives_by_part(
    cases, parts, by_group, only_board_id, only_region, only_area_type, only_incident_type,
    labels, starts, ends
) as table (
    with spine as (
        select
            *,
            dense_rank() over (order by group_id) as group_number
        from group_spine(by_group, only_board_id, only_region, only_area_type, labels, starts, ends)
    ),

    by_day as (
        select
            spine.group_number,
            cases.position,
            cases.n_days,
            count(*) as n_cases,
            sum(columns(cases.* exclude (board_id, incident_type, counted_date, position, n_days)))
        from query_table(cases) as cases
        inner join spine
            on
                cases.board_id = spine.board_id
                and cases.counted_date between spine.period_start and spine.period_end
        where only_incident_type is null or cases.incident_type = only_incident_type
        group by spine.group_number, cases.position, cases.n_days
    ),

    groups as (
        select distinct
            group_number,
            group_id,
            group_name,
            group_order
        from spine
        where is_open or group_number in (select group_number from by_day)
    ),

    -- The lists of a group are filled row by row: at one place of each stands the same day.
    summed as (
        select
            group_number,
            position,
            sum(n_cases) filter (where n_days is not null) as n_with_days,
            max(n_days) filter (where n_open > 0) as oldest_open_days,
            sum(columns(by_day.* exclude (group_number, position, n_days))),
            list(n_days::integer) filter (where n_days is not null) as life_days,
            list(n_ended::integer) filter (where n_days is not null) as life_ended,
            list(n_open::integer) filter (where n_days is not null) as life_censored,
            list((n_cases - n_ended - n_open)::integer) filter (where n_days is not null)
                as life_stopped
        from by_day
        group by group_number, position
    )

    select
        groups.group_id,
        groups.group_name,
        groups.group_order,
        parts.position,
        summed.oldest_open_days,
        coalesce(
            columns(
                summed.* exclude (
                    group_number, position, oldest_open_days, life_days, life_ended, life_censored,
                    life_stopped
                )
            ),
            0
        )::bigint,
        coalesce(summed.life_days, []) as life_days,
        coalesce(summed.life_ended, []) as life_ended,
        coalesce(summed.life_censored, []) as life_censored,
        coalesce(summed.life_stopped, []) as life_stopped
    from groups
    cross join query_table(parts) as parts
    left join summed
        on groups.group_number = summed.group_number and parts.position = summed.position
);
