-- view: left_out_by_reason(cases, only_board_id, only_region, only_area_type, only_incident_type, labels, starts, ends)
-- grain: one row per reason that has cases
-- says: how many of the cases that a figure leaves out there are, by the reason why.
--
-- `cases` names an import of the select that asks, given as a text: rows with board_id,
-- incident_type, counted_date (the day by which a case is in a period), reason, and its `place`.
create macro left_out_by_reason(
    cases, only_board_id, only_region, only_area_type, only_incident_type, labels, starts, ends
) as table (
    select
        cases.place,
        cases.reason,
        count(*) as n_cases
    from query_table(cases) as cases
    inner join asked_periods(labels, starts, ends) as periods
        on cases.counted_date between periods.period_start and periods.period_end
    inner join chosen_boards(only_board_id, only_region, only_area_type) as boards
        on cases.board_id = boards.board_id
    where only_incident_type is null or cases.incident_type = only_incident_type
    group by cases.place, cases.reason
);
