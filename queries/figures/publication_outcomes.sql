-- figure: publication_outcomes
-- title: Reports received and cases against publishing
-- answers: How many reports did the national panel receive, and what became of the cases made against publishing them?
-- grain: one row per group
-- numerator: non-publication cases with each outcome by the as-at date
-- denominator: reviews whose report went to the panel in the period (n_received)
-- excludes: outcomes without a date and dates without an outcome, which have not happened
-- basis: Working Together to Safeguard Children 2013 and 2015, chapter 4: the report, and any case for not publishing it, goes to the national panel
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
-- column: n_received bigint count | reviews | never | Reports received
-- column: n_nonpublication_considered bigint count | reviews | never | Non-publication considered
-- column: n_agreed bigint count | reviews | never | Non-publication agreed
-- column: n_disagreed bigint count | reviews | never | Non-publication disagreed
-- column: n_anonymous bigint count | reviews | never | Anonymous publication agreed
-- column: n_summary bigint count | reviews | never | Publication of a summary agreed
-- disclosure: n_received n_nonpublication_considered n_agreed n_disagreed n_anonymous n_summary
-- sum: n_nonpublication_considered = n_agreed + n_disagreed + n_anonymous + n_summary
-- within: n_nonpublication_considered <= n_received
-- caution: Counted by the year in which the report was received: an outcome may come in a later year, and a report received may be published long after.
with
received_reviews as (
    select
        board_id,
        report_to_panel_date,
        nonpublication_outcome,
        nonpublication_outcome_date
    from reviews_as_at($as_at)
    where
        report_to_panel_date is not null
        and ($incident_type is null or incident_type = $incident_type)
),

counted as (
    select
        received.board_id,
        periods.period_end,
        count(*) as n_received,
        count(*) filter (where received.nonpublication_outcome = 'agreed') as n_agreed,
        count(*) filter (where received.nonpublication_outcome = 'disagreed') as n_disagreed,
        count(*) filter (where received.nonpublication_outcome = 'anonymous') as n_anonymous,
        count(*) filter (where received.nonpublication_outcome = 'summary') as n_summary
    from received_reviews as received
    inner join asked_periods($period_labels, $period_starts, $period_ends) as periods
        on received.report_to_panel_date between periods.period_start and periods.period_end
    group by all
),

grouped as (
    select
        spine.group_id,
        spine.group_name,
        min(spine.group_order) as group_order,
        coalesce(sum(counted.n_received), 0)::bigint as n_received,
        coalesce(sum(counted.n_agreed), 0)::bigint as n_agreed,
        coalesce(sum(counted.n_disagreed), 0)::bigint as n_disagreed,
        coalesce(sum(counted.n_anonymous), 0)::bigint as n_anonymous,
        coalesce(sum(counted.n_summary), 0)::bigint as n_summary
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
    n_received,
    n_agreed + n_disagreed + n_anonymous + n_summary as n_nonpublication_considered,
    n_agreed,
    n_disagreed,
    n_anonymous,
    n_summary
from grouped
order by group_order, group_name, group_id
