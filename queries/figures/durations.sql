-- figure: durations
-- title: How long each stage takes
-- answers: How many days does each stage of a review take, those still open counted too?
-- grain: one row per group and stage
-- numerator: cases whose stage has ended by the as-at date (n_ended)
-- denominator: cases whose stage started in the period, less those left out: n_started = n_ended + n_open + n_stopped
-- excludes: left out and counted (n_left_out): a date known to the month that the clock needs; an end before its start; an end without a date that the record shows to have happened
-- basis: Kaplan-Meier: open cases are followed to the as-at date, stopped ones to the day of discontinuation or, for stages that end in publication, of the agreement not to publish; limits log-log
-- period: optional
-- event: notified stage=notified_to_decision
-- event: initiated stage=initiated_to_completed
-- event: completed stage=completed_to_published
-- event: initiated stage=initiated_to_published
-- event: incident stage=incident_to_published
-- column: group_id varchar id | id | never | Id
-- column: group_name varchar name | name | never | Group
-- column: stage varchar code | stage | never | Stage
-- column: n_started bigint count | reviews | never | Started
-- column: n_ended bigint count | reviews | never | Ended
-- column: n_open bigint count | reviews | never | Open
-- column: n_stopped bigint count | reviews | never | Stopped
-- column: n_left_out bigint count | reviews, not in n_started | never | Left out
-- column: oldest_open_days integer days | days | z: none is open | Oldest open, days
-- column: life_days integer[] list | days since the start on which a case ended, stopped or was last seen open | z: nothing started | Days
-- column: life_ended integer[] list | cases that ended on each of these days | z: nothing started | Ended on the day
-- column: life_censored integer[] list | cases last seen open on each of these days | z: nothing started | Censored on the day
-- column: life_stopped integer[] list | cases stopped on each of these days | z: nothing started | Stopped on the day
-- internal: life_days life_ended life_censored life_stopped
-- survival: median_days kaplan_meier life_days life_ended life_censored life_stopped | days, if none were stopped | n where n_started: fewer than half have ended | Median days (Kaplan-Meier)
-- survival: completed_only_median_days ended_only life_days life_ended life_censored life_stopped | days, ended cases alone: misleading, as the slow ones that are still open are not in it | n where n_started: none has ended | Median days, completed cases only (misleading)
-- sum: n_started = n_ended + n_open + n_stopped
-- hides: oldest_open_days n_open
-- hides: median_days n_started n_ended n_open n_stopped
-- hides: median_days_lower n_started n_ended n_open n_stopped
-- hides: median_days_upper n_started n_ended n_open n_stopped
-- hides: completed_only_median_days n_ended
-- caution: The median is the time if none were stopped. There is no deadline for publication. Completed cases alone look faster than they are, as the slow ones are still open.
with
begun as (
    select
        board_id,
        incident_type,
        start_date as counted_date,
        position,
        n_days,
        state = 'ended' as n_ended,
        state = 'open' as n_open
    from stage_cases_as_at($as_at)
)

select
    group_id,
    group_name,
    stages.stage,
    n_with_days as n_started,
    n_ended,
    n_open,
    n_with_days - n_ended - n_open as n_stopped,
    n_cases - n_with_days as n_left_out,
    oldest_open_days,
    life_days,
    life_ended,
    life_censored,
    life_stopped
from lives_by_part(
    'begun', 'stages', $by, $board_id, $region, $area_type, $incident_type,
    $period_labels, $period_starts, $period_ends
) as counted
inner join stages
    on counted.position = stages.position
order by group_order, group_name, group_id, counted.position
