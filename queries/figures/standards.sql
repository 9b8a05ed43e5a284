-- figure: standards
-- title: Steps taken within the time that guidance sets
-- answers: Of the steps whose time is up, how many were taken in time, by each edition of each standard?
-- grain: one row per group, standard and edition in force in the period
-- numerator: cases that met the standard (n_met)
-- denominator: cases judged, n_met + n_failed: the start event is dated in the period and the limit day is before the as-at date
-- excludes: left out and counted (n_left_out): a date known to the month that the clock needs (in the net columns also of a delay); an end before its start; an end without a date that the record shows to have happened; for complete, a review discontinued on or before its limit day and not completed
-- basis: Working Together to Safeguard Children 2013 and 2015, and the panel's operating guidance of 2013, as dated rules in queries/reference; working days of England; agreed delays move the limit of complete in the net columns only
-- period: optional
-- event: aware standard_id=notify
-- event: notified standard_id=decide
-- event: first_decision standard_id=inform_panel
-- event: initiated standard_id=complete
-- event: report_to_panel standard_id=panel_sees_report
-- column: group_id varchar id | id | never | Id
-- column: group_name varchar name | name | never | Group
-- column: standard_id varchar code | standard | never | Standard
-- column: edition varchar code | edition of the standard | never | Edition
-- column: n_started bigint count | reviews | never | Started
-- column: n_met bigint count | reviews | never | Met
-- column: n_failed bigint count | reviews | never | Failed
-- column: n_not_yet_due bigint count | reviews | never | Not yet due
-- column: n_left_out bigint count | reviews | never | Left out
-- column: judged bigint count | reviews met or failed | never | Judged
-- column: met_rate double share | share of met and failed | n where n_not_yet_due: none is due yet | Share met
-- column: n_met_net bigint count | reviews | z: agreed delays do not move this standard | Met, agreed delays left out
-- column: n_failed_net bigint count | reviews | z: agreed delays do not move this standard | Failed, agreed delays left out
-- column: n_not_yet_due_net bigint count | reviews | z: agreed delays do not move this standard | Not yet due, agreed delays left out
-- column: n_left_out_net bigint count | reviews | z: agreed delays do not move this standard | Left out, agreed delays left out
-- column: judged_net bigint count | reviews met or failed | z: agreed delays do not move this standard | Judged, agreed delays left out
-- column: met_rate_net double share | share of met and failed, net | n where n_not_yet_due_net: none is due yet, or agreed delays do not move this standard | Share met, agreed delays left out
-- internal: judged judged_net
-- made_of: judged = n_met + n_failed
-- made_of: judged_net = n_met_net + n_failed_net
-- interval: met_rate wilson n_met judged
-- interval: met_rate_net wilson n_met_net judged_net
-- sum: n_started = n_met + n_failed + n_not_yet_due + n_left_out
-- sum: n_started = n_met_net + n_failed_net + n_not_yet_due_net + n_left_out_net
-- hides: met_rate n_met n_failed
-- hides: met_rate_net n_met_net n_failed_net
-- caution: An incident that nobody notified is not in the data, so the step of being notified says nothing of it. There is no deadline for publication.
with
counted as (
    select
        cases.board_id,
        periods.period_end,
        cases.position,
        count(*) as n_started,
        count(*) filter (where cases.verdict = 'met') as n_met,
        count(*) filter (where cases.verdict = 'failed') as n_failed,
        count(*) filter (where cases.verdict = 'not_yet_due') as n_not_yet_due,
        count(*) filter (where cases.net_verdict = 'met') as n_met_net,
        count(*) filter (where cases.net_verdict = 'failed') as n_failed_net,
        count(*) filter (where cases.net_verdict = 'not_yet_due') as n_not_yet_due_net
    from standard_cases_as_at($as_at) as cases
    inner join asked_days($period_labels, $period_starts, $period_ends) as periods
        on cases.start_date = periods.day
    where $incident_type is null or cases.incident_type = $incident_type
    group by all
),

groups as (
    select *
    from groups_shown(
        'counted', $by, $board_id, $region, $area_type, $period_labels, $period_starts, $period_ends
    )
),

grouped as (
    select
        groups.group_id,
        groups.group_name,
        standards.position,
        standards.standard_id,
        standards.edition,
        standards.is_paused,
        min(groups.group_order) as group_order,
        coalesce(sum(counted.n_started), 0)::bigint as n_started,
        coalesce(sum(counted.n_met), 0)::bigint as n_met,
        coalesce(sum(counted.n_failed), 0)::bigint as n_failed,
        coalesce(sum(counted.n_not_yet_due), 0)::bigint as n_not_yet_due,
        coalesce(sum(counted.n_met_net), 0)::bigint as n_met_net,
        coalesce(sum(counted.n_failed_net), 0)::bigint as n_failed_net,
        coalesce(sum(counted.n_not_yet_due_net), 0)::bigint as n_not_yet_due_net
    from groups
    inner join standards
        on
            coalesce(standards.in_force_from <= groups.period_end, true)
            and coalesce(standards.in_force_to >= groups.period_start, true)
    left join counted
        on
            groups.board_id = counted.board_id
            and groups.period_end = counted.period_end
            and standards.position = counted.position
    group by all
)

select
    group_id,
    group_name,
    standard_id,
    edition,
    n_started,
    n_met,
    n_failed,
    n_not_yet_due,
    n_started - n_met - n_failed - n_not_yet_due as n_left_out,
    n_met + n_failed as judged,
    n_met / nullif(n_met + n_failed, 0) as met_rate,
    if(is_paused, n_met_net, null) as n_met_net,
    if(is_paused, n_failed_net, null) as n_failed_net,
    if(is_paused, n_not_yet_due_net, null) as n_not_yet_due_net,
    if(is_paused, n_started - n_met_net - n_failed_net - n_not_yet_due_net, null)
        as n_left_out_net,
    if(is_paused, n_met_net + n_failed_net, null) as judged_net,
    if(is_paused, n_met_net / nullif(n_met_net + n_failed_net, 0), null) as met_rate_net
from grouped
order by group_order, group_name, group_id, position
