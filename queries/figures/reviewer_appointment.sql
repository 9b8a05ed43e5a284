-- figure: reviewer_appointment
-- title: How soon a reviewer is appointed
-- answers: How many days after a review was started was its reviewer appointed?
-- grain: one row per group
-- numerator: reviews whose reviewer was appointed by the as-at date (n_appointed)
-- denominator: reviews initiated in the period (n_initiated); the median rests on those not left out
-- excludes: from the median: an appointment before the start; none dated though the review was completed, its report went to the panel or it was published; a date known to the month that the clock needs
-- basis: Kaplan-Meier from the derived date of initiation: those without an appointment are followed to the as-at date, discontinued ones to that day; limits log-log
-- period: optional
-- event: initiated
-- column: group_id varchar id | id | never | Id
-- column: group_name varchar name | name | never | Group
-- column: n_initiated bigint count | reviews | never | Started
-- column: n_appointed bigint count | reviews | never | Reviewer appointed
-- column: life_days integer[] list | days since the start on which a reviewer was appointed or a review was last followed without one | z: none was started | Days
-- column: life_ended integer[] list | reviews whose reviewer was appointed on each of these days | z: none was started | Appointed on the day
-- column: life_censored integer[] list | reviews last followed on each of these days | z: none was started | Censored on the day
-- internal: life_days life_ended life_censored
-- survival: median_days kaplan_meier life_days life_ended life_censored | days, if none were stopped | n where n_initiated: fewer than half have a reviewer | Median days to the appointment (Kaplan-Meier)
-- within: n_appointed <= n_initiated
-- hides: median_days n_initiated n_appointed
-- hides: median_days_lower n_initiated n_appointed
-- hides: median_days_upper n_initiated n_appointed
-- caution: There is no deadline for it. A day that is not recorded does not mean that there was no reviewer.
with
spine as (
    select *
    from group_spine(
        $by, $board_id, $region, $area_type, $period_labels, $period_starts, $period_ends
    )
),

by_day as (
    select
        spine.group_id,
        cases.n_days,
        count(*) as n_initiated,
        count(cases.end_date) as n_appointed
    from timed_clocks_as_at($as_at, 'appointment') as cases
    inner join spine
        on
            cases.board_id = spine.board_id
            and cases.start_date between spine.period_start and spine.period_end
    where $incident_type is null or cases.incident_type = $incident_type
    group by all
),

groups as (
    select distinct
        group_id,
        group_name,
        group_order
    from spine
    where is_open or group_id in (select group_id from by_day)
),

-- The lists of a group are filled row by row: at one place of each stands the same day.
summed as (
    select
        group_id,
        sum(n_initiated) as n_initiated,
        sum(n_appointed) as n_appointed,
        list(n_days) filter (where n_days is not null) as life_days,
        list(n_appointed::integer) filter (where n_days is not null) as life_ended,
        list((n_initiated - n_appointed)::integer) filter (where n_days is not null)
            as life_censored
    from by_day
    group by group_id
)

select
    groups.group_id,
    groups.group_name,
    coalesce(n_initiated, 0)::bigint as n_initiated,
    coalesce(n_appointed, 0)::bigint as n_appointed,
    coalesce(life_days, []) as life_days,
    coalesce(life_ended, []) as life_ended,
    coalesce(life_censored, []) as life_censored
from groups
left join summed
    on groups.group_id = summed.group_id
order by groups.group_order, groups.group_name, groups.group_id
