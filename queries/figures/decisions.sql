-- figure: decisions
-- title: Decisions to start a review
-- answers: In what share of the cases they decided did boards decide to initiate a Serious Case Review?
-- grain: one row per group
-- numerator: reviews whose first decision was to initiate (n_initiate), or whose standing decision is (n_final_initiate)
-- denominator: reviews whose first decision is dated in the period
-- excludes: decisions without a date and dates without a decision, which have not happened
-- basis: Working Together to Safeguard Children 2013 and 2015, chapter 4: the board's chair decides whether to initiate
-- period: optional
-- param: as_at date | the day on which the picture is taken
-- param: by varchar | the grouping
-- param: board_id varchar | only this board
-- param: region varchar | only this region
-- param: area_type varchar | only this kind of area
-- param: incident_type varchar | only reviews of this incident type
-- param: period_labels varchar[] | the periods' labels
-- param: period_starts date[] | their first days; null from the beginning
-- param: period_ends date[] | their last days
-- column: group_id varchar id | id | never | Id
-- column: group_name varchar name | name | never | Group
-- column: n_decisions bigint count | reviews | never | Decided
-- column: n_initiate bigint count | reviews | never | Started
-- column: n_not_initiate bigint count | reviews | never | Not started
-- column: initiation_rate double share | share of n_decisions | z: no decisions | Share started
-- column: n_final_initiate bigint count | reviews | never | Started in the end
-- column: final_initiation_rate double share | share of n_decisions | z: no decisions | Share started in the end
-- interval: initiation_rate wilson n_initiate n_decisions
-- interval: final_initiation_rate wilson n_final_initiate n_decisions
-- disclosure: n_decisions n_initiate n_not_initiate n_final_initiate
-- sum: n_decisions = n_initiate + n_not_initiate
-- within: n_final_initiate <= n_decisions
-- caution: Counts depend on what boards are told and record; neither a high nor a low share is a verdict.
with
decided_reviews as (
    select
        board_id,
        first_decision,
        first_decision_date,
        standing_decision
    from reviews_as_at($as_at)
    where
        first_decision is not null
        and ($incident_type is null or incident_type = $incident_type)
),

counted as (
    select
        decided_reviews.board_id,
        periods.period_end,
        count(*) as n_decisions,
        count(*) filter (where decided_reviews.first_decision = 'initiate') as n_initiate,
        count(*) filter (where decided_reviews.standing_decision = 'initiate') as n_final_initiate
    from decided_reviews
    inner join asked_periods($period_labels, $period_starts, $period_ends) as periods
        on decided_reviews.first_decision_date between periods.period_start and periods.period_end
    group by all
),

grouped as (
    select
        spine.group_id,
        spine.group_name,
        min(spine.group_order) as group_order,
        coalesce(sum(counted.n_decisions), 0)::bigint as n_decisions,
        coalesce(sum(counted.n_initiate), 0)::bigint as n_initiate,
        coalesce(sum(counted.n_final_initiate), 0)::bigint as n_final_initiate
    from group_spine(
        $by, $board_id, $region, $area_type, $period_labels, $period_starts, $period_ends
    ) as spine
    left join counted
        on spine.board_id = counted.board_id and spine.period_end = counted.period_end
    where spine.is_open or counted.board_id is not null
    group by spine.group_id, spine.group_name
)

select
    group_id,
    group_name,
    n_decisions,
    n_initiate,
    n_decisions - n_initiate as n_not_initiate,
    n_initiate / nullif(n_decisions, 0) as initiation_rate,
    n_final_initiate,
    n_final_initiate / nullif(n_decisions, 0) as final_initiation_rate
from grouped
order by group_order, group_name, group_id
