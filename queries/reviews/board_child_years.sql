-- view: board_child_years(only_board_id, only_region, only_area_type, labels, starts, ends)
-- grain: one row per board and period in which it was open on some day
-- says: children times days open, each day with its calendar year's estimate of children.
--
-- A whole number, to be divided by 365.25 once groups are added up: a sum of fractions would depend
-- on its order.
-- A year without an estimate takes the nearest one (carried), the earlier on a tie. A board
-- without any estimate has none (missing).
create macro board_child_years(
    only_board_id, only_region, only_area_type, labels, starts, ends
) as table (
    with open_spans as (
        select
            periods.period_label,
            boards.board_id,
            greatest(periods.period_start, boards.opened_date) as first_day,
            least(periods.period_end, boards.closed_date) as last_day
        from asked_periods(labels, starts, ends) as periods
        cross join chosen_boards(only_board_id, only_region, only_area_type) as boards
    ),

    open_years as (
        select
            period_label,
            board_id,
            first_day,
            last_day,
            unnest(range(year(first_day), year(last_day) + 1)) as calendar_year
        from open_spans
        where first_day <= last_day
    ),

    open_days as (
        select
            period_label,
            board_id,
            calendar_year,
            least(last_day, make_date(calendar_year, 12, 31))
            - greatest(first_day, make_date(calendar_year, 1, 1)) + 1 as n_days
        from open_years
    ),

    estimated as (
        select
            open_days.period_label,
            open_days.board_id,
            open_days.calendar_year,
            any_value(open_days.n_days) as n_days,
            arg_min(
                populations.children,
                {
                    'distance': abs(populations.year - open_days.calendar_year),
                    'year': populations.year
                }
            ) as children,
            coalesce(bool_or(populations.year = open_days.calendar_year), false) as is_own_year
        from open_days
        left join records.populations as populations
            on open_days.board_id = populations.board_id
        group by all
    )

    select
        period_label,
        board_id,
        sum(n_days * children) as child_days,
        bool_or(children is null) as is_missing,
        bool_or(not is_own_year) as is_carried
    from estimated
    group by period_label, board_id
);
