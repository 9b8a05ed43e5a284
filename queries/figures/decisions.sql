-- figure: decisions
-- title: Decisions to start a review
-- answers: In what share of the cases they decided did boards decide to initiate a Serious Case Review?
-- grain: one row per group
-- numerator: reviews whose first decision was to initiate (n_initiate), or whose standing decision is (n_final_initiate)
-- denominator: reviews whose first decision is dated in the period
-- excludes: decisions without a date and dates without a decision, which have not happened
-- basis: Working Together to Safeguard Children 2013 and 2015, chapter 4: the board's chair decides whether to initiate
-- period: optional
-- event: first_decision
-- column: group_id varchar id | id | never | Id
-- column: group_name varchar name | name | never | Group
-- column: n_decisions bigint count | reviews | never | Decided
-- column: n_initiate bigint count | reviews | never | Started
-- column: n_not_initiate bigint count | reviews | never | Not started
-- column: initiation_rate double share | share of n_decisions | z: no decisions | Share started
-- column: n_final_initiate bigint count | reviews | never | Final decision to start
-- column: final_initiation_rate double share | share of n_decisions | z: no decisions | Share with a final decision to start
-- interval: initiation_rate wilson n_initiate n_decisions
-- interval: final_initiation_rate wilson n_final_initiate n_decisions
-- sum: n_decisions = n_initiate + n_not_initiate
-- within: n_final_initiate <= n_decisions
-- caution: Counts depend on what boards are told and record; neither a high nor a low share is a verdict.
with
decided as (
    select
        board_id,
        incident_type,
        first_decision_date as counted_date,
        true as n_decisions,
        first_decision = 'initiate' as n_initiate,
        standing_decision = 'initiate' as n_final_initiate
    from reviews_as_at($as_at)
    where first_decision is not null
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
from counted_by_group(
    'decided', $by, $board_id, $region, $area_type, $incident_type,
    $period_labels, $period_starts, $period_ends
)
order by group_order, group_name, group_id
