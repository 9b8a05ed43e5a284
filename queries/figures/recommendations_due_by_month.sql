-- figure: recommendations_due_by_month
-- title: Recommendations due, month by month
-- answers: Of the recommendations that fell due in each month, how many were done in time, and how many are overdue?
-- grain: one row per group and calendar month in which any recommendation asked about fell due
-- numerator: of those due in the month: evidenced on or before the due date; claimed by then and no more; done or ended later; neither by the as-at date (n_overdue)
-- denominator: the rows of recommendations_due, by the month of their due date (n_due)
-- excludes: those ended on or before the due date without having been claimed by then: there was nothing left to do
-- basis: recommendations_due, of which this is the parts; the due date that the board recorded
-- period: optional
-- event: recommendation_due
-- column: group_id varchar id | id | never | Id
-- column: group_name varchar name | name | never | Group
-- column: month date date | first day of the month | never | Month
-- column: n_due bigint count | recommendations, by addressee | never | Due
-- column: n_evidenced_on_time bigint count | recommendations, by addressee, evidenced by the due date | never | Done in time with evidence
-- column: n_claimed_on_time bigint count | recommendations, by addressee, claimed by the due date, not evidenced by then | never | Reported done in time, no evidence
-- column: n_later bigint count | recommendations, by addressee, claimed or ended after the due date | never | Done or ended later
-- column: n_undated bigint count | recommendations, by addressee, called done, evidenced or closed without a day on which they were | never | Done or closed, not recorded when
-- column: n_overdue bigint count | recommendations, by addressee, neither claimed nor ended by the as-at date | never | Overdue
-- beside: recommendations_due | the same cases stand behind it and the same are left out
-- sum: n_due = n_evidenced_on_time + n_claimed_on_time + n_later + n_undated + n_overdue
-- caution: “Reported done” is the body’s own account. Recommendations without a due date are in no month. In the latest months less time has passed in which something could be done late.
with
by_board as (
    select
        due.board_id,
        periods.period_end,
        date_trunc('month', due.due_date)::date as month,
        count(*) as n_due,
        count(*) filter (where due.is_evidenced_on_time) as n_evidenced_on_time,
        count(*) filter (where due.is_done_on_time) as n_done_on_time,
        count(*) filter (where due.is_overdue) as n_overdue,
        count(*) filter (where due.is_undated) as n_undated
    from due_recommendations_as_at($as_at, $addressee_type, $theme) as due
    inner join asked_periods($period_labels, $period_starts, $period_ends) as periods
        on due.due_date between periods.period_start and periods.period_end
    inner join chosen_boards($board_id, $region, $area_type) as boards
        on due.board_id = boards.board_id
    where $incident_type is null or due.incident_type = $incident_type
    group by all
),

groups as (
    select *
    from groups_shown(
        'by_board', $by, $board_id, $region, $area_type, $period_labels, $period_starts, $period_ends
    )
),

months as (
    select distinct month from by_board
)

select
    groups.group_id,
    groups.group_name,
    months.month,
    coalesce(sum(by_board.n_due), 0)::bigint as n_due,
    coalesce(sum(by_board.n_evidenced_on_time), 0)::bigint as n_evidenced_on_time,
    coalesce(sum(by_board.n_done_on_time - by_board.n_evidenced_on_time), 0)::bigint
        as n_claimed_on_time,
    coalesce(
        sum(
            by_board.n_due - by_board.n_done_on_time - by_board.n_undated - by_board.n_overdue
        ),
        0
    )::bigint as n_later,
    coalesce(sum(by_board.n_undated), 0)::bigint as n_undated,
    coalesce(sum(by_board.n_overdue), 0)::bigint as n_overdue
from groups
cross join months
left join by_board
    on
        groups.board_id = by_board.board_id
        and groups.period_end = by_board.period_end
        and months.month = by_board.month
group by groups.group_id, groups.group_name, months.month
order by min(groups.group_order), groups.group_name, groups.group_id, months.month
