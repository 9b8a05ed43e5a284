-- view: group_spine(by_group, only_board_id, only_region, only_area_type, labels, starts, ends)
-- grain: one row per chosen board and period, and one without a board per period of the whole
-- says: which group each board belongs to, so that silence becomes a row of zeros.
--
-- `is_open`: the board was open on some day of the period. A figure keeps the rows that are open
-- or have a case, so that its groups add up to the whole.
create macro group_spine(
    by_group, only_board_id, only_region, only_area_type, labels, starts, ends
) as table (
    with board_periods as (
        select
            periods.*,
            boards.board_id,
            boards.board_name,
            boards.region,
            boards.area_type,
            coalesce(boards.opened_date <= periods.period_end, true)
            and coalesce(boards.closed_date >= periods.period_start, true) as is_open
        from asked_periods(labels, starts, ends) as periods
        cross join chosen_boards(only_board_id, only_region, only_area_type) as boards
    ),

    whole_periods as (
        select
            periods.*,
            null::board_key as board_id,
            null::varchar as board_name,
            null::varchar as region,
            null::varchar as area_type,
            true as is_open
        from asked_periods(labels, starts, ends) as periods
        where by_group in ('national', 'period')
    ),

    rows_of_groups as (
        select * from board_periods
        union all by name
        select * from whole_periods
    )

    select
        period_label,
        period_start,
        period_end,
        board_id,
        is_open,
        case by_group
            when 'national' then 'national'
            when 'region' then region
            when 'area_type' then coalesce(area_type, 'not_recorded')
            when 'board' then board_id::varchar
            when 'period' then period_label
            -- Two names in one, taken apart again by what asked for them.
            when 'board_period' then concat_ws(chr(31), board_id::varchar, period_label)
        end as group_id,
        case by_group
            when 'national' then coalesce((select title from records.dataset limit 1), 'England')
            when 'region' then region
            when 'area_type' then coalesce(area_type, 'Not recorded')
            when 'board' then board_name
            when 'period' then period_label
            when 'board_period' then board_name
        end as group_name,
        case when by_group in ('period', 'board_period') then period_start end as group_order
    from rows_of_groups
);
