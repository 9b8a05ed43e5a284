-- figure: panel_scrutiny
-- title: The panel's view of decisions not to start a review
-- answers: How often did the national panel agree with a board's decision not to initiate a Serious Case Review?
-- grain: one row per group
-- numerator: decisions with which the panel agreed (n_agreed)
-- denominator: decisions not to initiate on which the panel's view is dated in the period, whenever they were made (n_considered)
-- excludes: views without a date and dates without a view, which have not happened; views of anything but a dated first decision not to initiate
-- basis: the national panel of independent experts, June 2013 to 2018, advises on decisions not to initiate; a request for more information is an answer of its own
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
-- column: n_considered bigint count | decisions | never | Considered
-- column: n_agreed bigint count | decisions | never | Agreed
-- column: n_disagreed bigint count | decisions | never | Disagreed
-- column: n_more_information bigint count | decisions | never | Asked for more
-- column: agreed_rate double share | share of n_considered | z: nothing considered | Share agreed
-- column: n_changed bigint count | decisions whose final decision is to initiate | never | Changed to start
-- interval: agreed_rate wilson n_agreed n_considered
-- disclosure: n_considered n_agreed n_disagreed n_more_information n_changed
-- sum: n_considered = n_agreed + n_disagreed + n_more_information
-- within: n_changed <= n_considered
-- caution: The panel advises; what it did not agree with is not only what it disagreed with, as it may have asked for more.
with
viewed_reviews as (
    select
        board_id,
        panel_view,
        panel_view_date,
        final_decision
    from reviews_as_at($as_at)
    where
        panel_view is not null
        and first_decision = 'not_initiate'
        and ($incident_type is null or incident_type = $incident_type)
),

counted as (
    select
        viewed_reviews.board_id,
        periods.period_end,
        count(*) as n_considered,
        count(*) filter (where viewed_reviews.panel_view = 'agree') as n_agreed,
        count(*) filter (where viewed_reviews.panel_view = 'disagree') as n_disagreed,
        count(*) filter (where viewed_reviews.panel_view = 'more_information')
            as n_more_information,
        count(*) filter (where viewed_reviews.final_decision = 'initiate') as n_changed
    from viewed_reviews
    inner join asked_periods($period_labels, $period_starts, $period_ends) as periods
        on viewed_reviews.panel_view_date between periods.period_start and periods.period_end
    group by all
),

grouped as (
    select
        spine.group_id,
        spine.group_name,
        min(spine.group_order) as group_order,
        coalesce(sum(counted.n_considered), 0)::bigint as n_considered,
        coalesce(sum(counted.n_agreed), 0)::bigint as n_agreed,
        coalesce(sum(counted.n_disagreed), 0)::bigint as n_disagreed,
        coalesce(sum(counted.n_more_information), 0)::bigint as n_more_information,
        coalesce(sum(counted.n_changed), 0)::bigint as n_changed
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
    n_considered,
    n_agreed,
    n_disagreed,
    n_more_information,
    n_agreed / nullif(n_considered, 0) as agreed_rate,
    n_changed
from grouped
order by group_order, group_name, group_id
