-- figure: initiations
-- title: Reviews started
-- answers: How many Serious Case Reviews were initiated, and how many is that for the children living there?
-- grain: one row per group
-- numerator: reviews initiated in the period (n_initiated); a joint review counts once, under its lead board
-- denominator: child years (children aged 0 to 17, each day on which the board was open counting 1/365.25 of that calendar year's estimate)
-- excludes: reviews whose initiation is not recorded and cannot be derived from their decisions
-- basis: recorded date of initiation, else the date of the decision to initiate; Office for National Statistics mid-year estimates for England
-- period: required
-- param: as_at date | the day on which the picture is taken
-- param: by varchar | the grouping
-- param: board_id varchar | only this board
-- param: region varchar | only this region
-- param: area_type varchar | only this kind of area
-- param: incident_type varchar | only reviews of this incident type
-- param: period_labels varchar[] | the periods' labels
-- param: period_starts date[] | their first days
-- param: period_ends date[] | their last days
-- column: group_id varchar id | id | never | Id
-- column: group_name varchar name | name | never | Group
-- column: n_initiated bigint count | reviews | never | Started
-- column: n_death bigint count | reviews | never | After a death
-- column: n_serious_harm bigint count | reviews | never | After serious harm
-- column: n_children bigint count | children involved | never | Children involved
-- column: child_years double count | child years | x: a board of the group has no estimate of children | Child years
-- column: rate_per_100k double rate | reviews per 100,000 child years | z where child_years: no child years known | Per 100,000 children a year
-- column: population_status varchar code | complete, carried or missing | never | Estimates of children
-- interval: rate_per_100k garwood n_initiated child_years
-- disclosure: n_initiated n_death n_serious_harm n_children
-- sum: n_initiated = n_death + n_serious_harm
-- only_with: n_children n_initiated
-- presumed: n_initiated <= n_children
-- caution: Counts depend on reporting; neither a high nor a low rate is a verdict.
with
initiated_reviews as (
    select
        board_id,
        initiated_date,
        incident_type,
        children_involved
    from reviews_as_at($as_at)
    where
        initiated_date is not null
        and ($incident_type is null or incident_type = $incident_type)
),

counted as (
    select
        initiated_reviews.board_id,
        periods.period_end,
        count(*) as n_initiated,
        count(*) filter (where initiated_reviews.incident_type = 'death') as n_death,
        sum(initiated_reviews.children_involved) as n_children
    from initiated_reviews
    inner join asked_periods($period_labels, $period_starts, $period_ends) as periods
        on initiated_reviews.initiated_date between periods.period_start and periods.period_end
    group by all
),

exposed as (
    select *
    from board_child_years(
        $board_id, $region, $area_type, $period_labels, $period_starts, $period_ends
    )
),

grouped as (
    select
        spine.group_id,
        spine.group_name,
        min(spine.group_order) as group_order,
        coalesce(sum(counted.n_initiated), 0)::bigint as n_initiated,
        coalesce(sum(counted.n_death), 0)::bigint as n_death,
        coalesce(sum(counted.n_children), 0)::bigint as n_children,
        coalesce(sum(exposed.child_days), 0) / 365.25 as known_child_years,
        coalesce(bool_or(exposed.is_missing), false) as is_missing,
        coalesce(bool_or(exposed.is_carried), false) as is_carried
    from group_spine(
        $by, $board_id, $region, $area_type, $period_labels, $period_starts, $period_ends
    ) as spine
    left join counted
        on spine.board_id = counted.board_id and spine.period_end = counted.period_end
    left join exposed
        on spine.board_id = exposed.board_id and spine.period_label = exposed.period_label
    where spine.is_open or counted.board_id is not null
    group by spine.group_id, spine.group_name
),

rated as (
    select
        *,
        case when not is_missing then known_child_years end as child_years
    from grouped
)

select
    group_id,
    group_name,
    n_initiated,
    n_death,
    n_initiated - n_death as n_serious_harm,
    n_children,
    child_years,
    100000 * n_initiated / nullif(child_years, 0) as rate_per_100k,
    case when is_missing then 'missing' when is_carried then 'carried' else 'complete' end
        as population_status
from rated
order by group_order, group_name, group_id
