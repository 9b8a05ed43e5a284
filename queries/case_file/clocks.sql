-- case_file: clocks
-- grain: one row per edition of a standard that applies to the review
-- says: when each clock started, its limit day, gross and net of agreed delays, its end and verdict.
select
    standards.standard_id,
    standards.edition,
    standards.says,
    standards.source,
    standards.bound,
    cases.is_paused,
    cases.start_date,
    cases.limit_date,
    cases.net_limit_date,
    cases.end_date,
    cases.stop_date,
    cases.verdict,
    cases.net_verdict,
    months.month_dates
from standard_cases_as_at($as_at) as cases
inner join standards
    on cases.position = standards.position
left join standard_months_as_at($as_at) as months
    on cases.position = months.position and cases.review_id = months.review_id
where cases.review_id = $review_id
order by cases.start_date, standards.position
