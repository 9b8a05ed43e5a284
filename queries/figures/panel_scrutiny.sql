-- figure: panel_scrutiny
-- title: The panel’s view of decisions not to start a review
-- answers: How often did the national panel agree with a board's decision not to initiate a Serious Case Review?
-- grain: one row per group
-- numerator: decisions with which the panel agreed (n_agreed)
-- denominator: decisions not to initiate on which the panel's view is dated in the period, whenever they were made (n_considered)
-- excludes: views without a date and dates without a view, which have not happened; views of anything but a dated first decision not to initiate
-- basis: the national panel of independent experts, June 2013 to 2018, advises on decisions not to initiate; a request for more information is an answer of its own
-- period: optional
-- event: panel_view
-- column: group_id varchar id | id | never | Id
-- column: group_name varchar name | name | never | Group
-- column: n_considered bigint count | decisions | never | Considered
-- column: n_agreed bigint count | decisions | never | Agreed
-- column: n_disagreed bigint count | decisions | never | Disagreed
-- column: n_more_information bigint count | decisions | never | Asked for more
-- column: agreed_rate double share | share of n_considered | z: nothing considered | Share agreed
-- column: n_changed bigint count | decisions whose final decision is to initiate | never | Changed to start
-- interval: agreed_rate wilson n_agreed n_considered
-- sum: n_considered = n_agreed + n_disagreed + n_more_information
-- within: n_changed <= n_considered
-- caution: The panel advises; what it did not agree with is not only what it disagreed with, as it may have asked for more.
with
considered as (
    select
        board_id,
        incident_type,
        panel_view_date as counted_date,
        true as n_considered,
        panel_view = 'agree' as n_agreed,
        panel_view = 'disagree' as n_disagreed,
        panel_view = 'more_information' as n_more_information,
        final_decision = 'initiate' as n_changed
    from reviews_as_at($as_at)
    where panel_view is not null and first_decision = 'not_initiate'
)

select
    group_id,
    group_name,
    n_considered,
    n_agreed,
    n_disagreed,
    n_more_information,
    n_agreed / nullif(n_considered, 0) as agreed_rate,
    n_changed
from counted_by_group(
    'considered', $by, $board_id, $region, $area_type, $incident_type,
    $period_labels, $period_starts, $period_ends
)
order by group_order, group_name, group_id
