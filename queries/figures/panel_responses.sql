-- figure: panel_responses
-- title: The government’s responses to the panel
-- answers: What has the government said to the panel's own recommendations, and how long did it take?
-- grain: one row per group and report of the panel, the first for all reports together
-- numerator: recommendations by the government's response: accepted at once, accepted, under consideration, rejected, none yet
-- denominator: recommendations of the panel's reports dated in the period (n_recommendations)
-- excludes: recommendations of reports dated after the as-at date; a response or a thing done dated after it has not happened yet; from the median and the oldest those with a day known to the month only
-- basis: a response counts with its date; Kaplan-Meier from the day of the report to the response, those without one followed to the as-at date; a response dated before the report counts as day 0; limits log-log
-- period: optional
-- event: panel_reported
-- param: by varchar | the grouping: national or period, as these recommendations belong to no board
-- column: group_id varchar id | id | never | Id
-- column: group_name varchar name | name | never | Group
-- column: report varchar name | report of the panel | z: all reports together | Report
-- column: report_date date date | day of the report | z: all reports together | Dated
-- column: n_recommendations bigint count | recommendations | never | Recommendations
-- column: n_accepted_immediate bigint count | recommendations | never | Accepted at once
-- column: n_accepted bigint count | recommendations | never | Accepted
-- column: n_under_consideration bigint count | recommendations | never | Under consideration
-- column: n_rejected bigint count | recommendations | never | Rejected
-- column: n_no_response bigint count | recommendations | never | No response yet
-- column: n_done bigint count | recommendations carried out by the as-at date, whatever the response | never | Carried out
-- column: oldest_no_response_days integer days | days since the report of the oldest without a response | z: all have a response | Days without a response, at most
-- column: life_days integer[] list | days since the report on which a response came or was last awaited | z: none was made | Days
-- column: life_ended integer[] list | recommendations responded to on each of these days | z: none was made | Responded to on the day
-- column: life_censored integer[] list | recommendations last followed without a response on each of these days | z: none was made | Censored on the day
-- internal: life_days life_ended life_censored
-- survival: median_days kaplan_meier life_days life_ended life_censored | days to the response | n where n_recommendations: fewer than half have had a response | Median days to the response (Kaplan-Meier)
-- disclosure: whole-only
-- sum: n_recommendations = n_accepted_immediate + n_accepted + n_under_consideration + n_rejected + n_no_response
-- within: n_done <= n_recommendations
-- caution: Recommendations of one report are answered together, so the true range is wider than shown. Accepted is not carried out: that has a date of its own.
with
groups as (
    select distinct
        group_id,
        group_name,
        group_order,
        period_label
    from group_spine(
        $by, null, null, null, $period_labels, $period_starts, $period_ends
    )
    where board_id is null
),

made as (
    select
        groups.*,
        recommendations.*
    from groups
    inner join asked_periods($period_labels, $period_starts, $period_ends) as periods
        on groups.period_label = periods.period_label
    inner join panel_recommendations_as_at($as_at) as recommendations
        on recommendations.report_date between periods.period_start and periods.period_end
),

by_day as (
    select
        group_id,
        report,
        report_date,
        case when not is_clock_to_month then n_days end as n_days,
        count(*) as n_recommendations,
        count(*) filter (where response = 'accepted_immediate') as n_accepted_immediate,
        count(*) filter (where response = 'accepted') as n_accepted,
        count(*) filter (where response = 'under_consideration') as n_under_consideration,
        count(*) filter (where response = 'rejected') as n_rejected,
        count(*) filter (where response is null) as n_no_response,
        count(done_date) as n_done
    from made
    group by grouping sets (
        (group_id, report, report_date, case when not is_clock_to_month then n_days end),
        (group_id, case when not is_clock_to_month then n_days end)
    )
),

summed as (
    select
        group_id,
        report,
        report_date,
        sum(columns(by_day.* exclude (group_id, report, report_date, n_days)))::bigint,
        max(n_days) filter (where n_no_response > 0) as oldest_no_response_days,
        list(n_days::integer order by n_days) filter (where n_days is not null) as life_days,
        list((n_recommendations - n_no_response)::integer order by n_days)
            filter (where n_days is not null) as life_ended,
        list(n_no_response::integer order by n_days) filter (where n_days is not null) as life_censored
    from by_day
    group by group_id, report, report_date
)

select
    groups.group_id,
    groups.group_name,
    summed.report,
    summed.report_date,
    coalesce(summed.n_recommendations, 0) as n_recommendations,
    coalesce(summed.n_accepted_immediate, 0) as n_accepted_immediate,
    coalesce(summed.n_accepted, 0) as n_accepted,
    coalesce(summed.n_under_consideration, 0) as n_under_consideration,
    coalesce(summed.n_rejected, 0) as n_rejected,
    coalesce(summed.n_no_response, 0) as n_no_response,
    coalesce(summed.n_done, 0) as n_done,
    summed.oldest_no_response_days::integer as oldest_no_response_days,
    coalesce(summed.life_days, []) as life_days,
    coalesce(summed.life_ended, []) as life_ended,
    coalesce(summed.life_censored, []) as life_censored
from groups
left join summed
    on groups.group_id = summed.group_id
order by groups.group_order, groups.group_id, summed.report_date nulls first, summed.report
