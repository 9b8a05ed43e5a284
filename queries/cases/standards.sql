-- cases: standards
-- grain: one row per review and edition of a standard that the figure counts, with its verdict
select
    cases.review_id,
    cases.board_id,
    boards.board_name,
    cases.incident_type,
    standards.standard_id,
    standards.edition,
    cases.start_date,
    cases.limit_date,
    cases.end_date,
    cases.verdict,
    cases.net_limit_date,
    cases.net_verdict,
    months.month_dates
from standard_cases_as_at($as_at) as cases
inner join standards
    on cases.position = standards.position
inner join asked_periods($period_labels, $period_starts, $period_ends) as periods
    on cases.start_date between periods.period_start and periods.period_end
inner join chosen_boards($board_id, $region, $area_type) as boards
    on cases.board_id = boards.board_id
left join standard_months_as_at($as_at) as months
    on cases.position = months.position and cases.review_id = months.review_id
where $incident_type is null or cases.incident_type = $incident_type
order by cases.position, cases.start_date, cases.review_id
