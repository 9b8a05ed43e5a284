-- cases: standards
-- grain: one row per review and edition of a standard that the figure counts, with its verdict
select
    cases.review_id,
    cases.board_id,
    cases.incident_type,
    standards.standard_id,
    standards.edition,
    cases.start_date,
    cases.limit_date,
    cases.end_date,
    cases.verdict,
    cases.net_limit_date,
    cases.net_verdict,
    months.month_dates,
    cases.start_date as counted_date
from standard_cases_as_at($as_at) as cases
inner join standards
    on cases.position = standards.position
left join standard_months_as_at($as_at) as months
    on cases.position = months.position and cases.review_id = months.review_id
