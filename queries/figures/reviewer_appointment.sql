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
started as (
    select
        board_id,
        incident_type,
        start_date as counted_date,
        1 as position,
        n_days,
        end_date is not null as n_ended,
        end_date is null as n_open
    from timed_clocks_as_at($as_at, 'appointment')
)

select
    group_id,
    group_name,
    n_cases as n_initiated,
    n_ended as n_appointed,
    life_days,
    life_ended,
    life_censored
from lives_by_part(
    'started', 'one_part', $by, $board_id, $region, $area_type, $incident_type,
    $period_labels, $period_starts, $period_ends
)
order by group_order, group_name, group_id
