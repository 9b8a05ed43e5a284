-- figure: recommendations_due
-- title: Recommendations done by the day they were due
-- answers: Of the recommendations that have fallen due, how many were done in time, and how many of those with evidence?
-- grain: one row per group
-- numerator: claimed on or before the due date (n_done_on_time); evidenced on or before it (n_evidenced_on_time)
-- denominator: recommendations, by addressee, of reviews completed by the as-at date, due in the period and before the as-at date, less those excluded (n_due); of the shares less those called done without a day too (n_undated)
-- excludes: those ended on or before the due date without having been claimed by then: there was nothing left to do; those of which nobody can tell whether they were in time, as both days lie in one month and one is known to the month only
-- basis: the due date that the board recorded; limits of shares allow for recommendations of one review being alike (design effect of reviews as clusters)
-- period: optional
-- event: recommendation_due
-- column: group_id varchar id | id | never | Id
-- column: group_name varchar name | name | never | Group
-- column: n_due bigint count | recommendations, by addressee | never | Due
-- column: n_reviews bigint count | reviews with a recommendation that was due | never | Reviews
-- column: n_done_on_time bigint count | recommendations, by addressee, claimed in time | never | Reported done on time
-- column: n_evidenced_on_time bigint count | recommendations, by addressee, evidenced in time | never | Done in time with evidence
-- column: n_overdue bigint count | recommendations, by addressee, neither claimed nor ended by the as-at date | never | Overdue
-- column: n_undated bigint count | recommendations, by addressee, called done, evidenced or closed without a day on which they were, in no share | never | Done or closed, not recorded when
-- column: dated bigint count | n_due less n_undated | never | Due, with a day if done
-- column: on_time_clusters double[] list | sums over reviews | never | Sums over reviews
-- column: on_time_rate double share | share of n_due less n_undated claimed in time | z: none was due | Share on time
-- column: evidenced_clusters double[] list | sums over reviews | never | Sums over reviews
-- column: evidenced_on_time_rate double share | share of n_due less n_undated evidenced in time | z: none was due | Share evidenced on time
-- internal: dated on_time_clusters evidenced_clusters
-- made_of: dated = n_due + -n_undated
-- interval: on_time_rate clustered n_done_on_time dated on_time_clusters
-- interval: evidenced_on_time_rate clustered n_evidenced_on_time dated evidenced_clusters
-- within: n_reviews <= n_due
-- within: n_done_on_time <= n_due
-- within: n_evidenced_on_time <= n_done_on_time
-- within: n_overdue <= n_due
-- within: n_undated <= n_due
-- hides: on_time_rate n_due n_undated n_done_on_time
-- hides: evidenced_on_time_rate n_due n_undated n_evidenced_on_time
-- caution: “Reported done” is the body’s own account. A review with recommendations due in two years is counted among the reviews of both, so years do not add up there. Recommendations without a due date are in neither.
with
by_review as (
    select
        due.board_id,
        due.review_number,
        periods.period_end,
        count(*) as n_due,
        count(*) filter (where due.is_done_on_time) as n_done_on_time,
        count(*) filter (where due.is_evidenced_on_time) as n_evidenced_on_time,
        count(*) filter (where due.is_overdue) as n_overdue,
        count(*) filter (where due.is_undated) as n_undated,
        n_due - n_undated as dated
    from due_recommendations_as_at($as_at, $addressee_type, $theme) as due
    inner join asked_periods($period_labels, $period_starts, $period_ends) as periods
        on due.due_date between periods.period_start and periods.period_end
    where $incident_type is null or due.incident_type = $incident_type
    group by all
),

groups as (
    select *
    from groups_shown(
        'by_review', $by, $board_id, $region, $area_type, $period_labels, $period_starts, $period_ends
    )
),

grouped as (
    select
        groups.group_id,
        groups.group_name,
        min(groups.group_order) as group_order,
        coalesce(sum(by_review.n_due), 0)::bigint as n_due,
        count(by_review.review_number) as n_reviews,
        coalesce(sum(by_review.n_done_on_time), 0)::bigint as n_done_on_time,
        coalesce(sum(by_review.n_evidenced_on_time), 0)::bigint as n_evidenced_on_time,
        coalesce(sum(by_review.n_overdue), 0)::bigint as n_overdue,
        coalesce(sum(by_review.n_undated), 0)::bigint as n_undated,
        coalesce(sum(by_review.dated), 0)::bigint as dated,
        cluster_sums(by_review.n_done_on_time, by_review.dated) as on_time_clusters,
        cluster_sums(by_review.n_evidenced_on_time, by_review.dated) as evidenced_clusters
    from groups
    left join by_review
        on
            groups.board_id = by_review.board_id
            and groups.period_end = by_review.period_end
    group by groups.group_id, groups.group_name
)

select
    group_id,
    group_name,
    n_due,
    n_reviews,
    n_done_on_time,
    n_evidenced_on_time,
    n_overdue,
    n_undated,
    dated,
    on_time_clusters,
    n_done_on_time / nullif(dated, 0) as on_time_rate,
    evidenced_clusters,
    n_evidenced_on_time / nullif(dated, 0) as evidenced_on_time_rate
from grouped
order by group_order, group_name, group_id
