-- figure: publication_outcomes
-- title: Reports received and cases against publishing
-- answers: How many reports did the national panel receive, and what became of the cases made against publishing them?
-- grain: one row per group
-- numerator: non-publication cases with each outcome by the as-at date
-- denominator: reviews whose report went to the panel in the period (n_received)
-- excludes: outcomes without a date and dates without an outcome, which have not happened
-- basis: Working Together to Safeguard Children 2013 and 2015, chapter 4: the report, and any case for not publishing it, goes to the national panel
-- period: optional
-- event: report_to_panel
-- column: group_id varchar id | id | never | Id
-- column: group_name varchar name | name | never | Group
-- column: n_received bigint count | reviews | never | Reports received
-- column: n_nonpublication_considered bigint count | reviews | never | Non-publication considered
-- column: n_agreed bigint count | reviews | never | Non-publication agreed
-- column: n_disagreed bigint count | reviews | never | Non-publication disagreed
-- column: n_anonymous bigint count | reviews | never | Anonymous publication agreed
-- column: n_summary bigint count | reviews | never | Publication of a summary agreed
-- sum: n_nonpublication_considered = n_agreed + n_disagreed + n_anonymous + n_summary
-- within: n_nonpublication_considered <= n_received
-- caution: Counted by the year in which the report was received: an outcome may come in a later year, and a report received may be published long after.
with
received as (
    select
        board_id,
        incident_type,
        report_to_panel_date as counted_date,
        true as n_received,
        nonpublication_outcome = 'agreed' as n_agreed,
        nonpublication_outcome = 'disagreed' as n_disagreed,
        nonpublication_outcome = 'anonymous' as n_anonymous,
        nonpublication_outcome = 'summary' as n_summary
    from reviews_as_at($as_at)
    where report_to_panel_date is not null
)

select
    group_id,
    group_name,
    n_received,
    n_agreed + n_disagreed + n_anonymous + n_summary as n_nonpublication_considered,
    n_agreed,
    n_disagreed,
    n_anonymous,
    n_summary
from counted_by_group(
    'received', $by, $board_id, $region, $area_type, $incident_type,
    $period_labels, $period_starts, $period_ends
)
order by group_order, group_name, group_id
