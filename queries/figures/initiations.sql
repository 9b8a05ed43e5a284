-- figure: initiations
-- title: Reviews started
-- answers: How many Serious Case Reviews were initiated, and how many is that for the children living there?
-- grain: one row per group
-- numerator: reviews initiated in the period (n_initiated); a joint review counts once, under its lead board
-- denominator: child years (children aged 0 to 17, each day on which the board was open counting 1/365.25 of that calendar year's estimate)
-- excludes: reviews whose initiation is not recorded and cannot be derived from their decisions
-- basis: recorded date of initiation, else the date of the decision to initiate; Office for National Statistics mid-year estimates for England
-- period: required
-- event: initiated
-- column: group_id varchar id | id | never | Id
-- column: group_name varchar name | name | never | Group
-- column: n_initiated bigint count | reviews | never | Started
-- column: n_death bigint count | reviews | never | After a death
-- column: n_serious_harm bigint count | reviews | never | After serious harm
-- column: n_other bigint count | reviews of another type of incident, or of none that is known | never | After another or an unknown incident
-- column: n_children bigint count | children involved | never | Children involved
-- column: child_years double count | child years | x: a board of the group has no estimate of children | Child years
-- column: rate_per_100k double rate | reviews per 100,000 child years | z where child_years: no child years known | Per 100,000 children a year
-- column: population_status varchar code | complete, carried or missing | never | Estimates of children
-- interval: rate_per_100k garwood n_initiated child_years
-- sum: n_initiated = n_death + n_serious_harm + n_other
-- only_with: n_children n_initiated
-- presumed: n_initiated <= n_children
-- caution: Counts depend on reporting; neither a high nor a low rate is a verdict.
with
initiated as (
    select
        board_id,
        incident_type,
        initiated_date as counted_date,
        true as n_initiated,
        incident_type = 'death' as n_death,
        incident_type = 'serious_harm' as n_serious_harm,
        incident_type in ('other', 'not_known') as n_other,
        children_involved as n_children
    from reviews_as_at($as_at)
    where initiated_date is not null
),

exposed as (
    select
        spine.group_id,
        sum(years.child_days) / 365.25 as known_child_years,
        bool_or(years.is_missing) as is_missing,
        bool_or(years.is_carried) as is_carried
    from group_spine(
        $by, $board_id, $region, $area_type, $period_labels, $period_starts, $period_ends
    ) as spine
    inner join board_child_years(
        $board_id, $region, $area_type, $period_labels, $period_starts, $period_ends
    ) as years
        on spine.board_id = years.board_id and spine.period_label = years.period_label
    group by spine.group_id
),

rated as (
    select
        counted.*,
        if(exposed.is_missing, null, coalesce(exposed.known_child_years, 0)) as child_years,
        case when exposed.is_missing then 'missing' when exposed.is_carried then 'carried'
            else 'complete' end as population_status
    from counted_by_group(
        'initiated', $by, $board_id, $region, $area_type, $incident_type,
        $period_labels, $period_starts, $period_ends
    ) as counted
    left join exposed
        on counted.group_id = exposed.group_id
)

select
    group_id,
    group_name,
    n_initiated,
    n_death,
    n_serious_harm,
    n_other,
    n_children,
    child_years,
    100000 * n_initiated / nullif(child_years, 0) as rate_per_100k,
    population_status
from rated
order by group_order, group_name, group_id
