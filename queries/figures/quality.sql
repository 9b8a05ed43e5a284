-- figure: quality
-- title: Clarity of reports
-- answers: How many of the reports assessed say clearly what happened, why, and what to do?
-- grain: one row per group and assessor
-- numerator: reports graded 3 (clear) or 4 (crystal clear) on what happened, why or what to do (n_clear_*)
-- denominator: reports graded on it at all (n_graded_*), of those assessed in the period (n_assessed)
-- excludes: all but the latest assessment of a review by one assessor in the period; assessments of a review that does not exist by the as-at date
-- basis: grades of 1 absent, 2 partial, 3 clear, 4 crystal clear; of two assessments on one day the one whose assessment_id comes last as text counts; with years of a range, the latest within each year
-- period: optional
-- event: assessed
-- column: group_id varchar id | id | never | Id
-- column: group_name varchar name | name | never | Group
-- column: assessor varchar code | assessor | never | Assessor
-- column: n_assessed bigint count | reviews | never | Assessed
-- column: n_graded_what_happened bigint count | reviews | never | Graded on what happened
-- column: n_clear_what_happened bigint count | reviews graded 3 or 4 | never | Clear on what happened
-- column: clear_rate_what_happened double share | share of n_graded_what_happened | x where n_assessed: none was graded on it | Share clear on what happened
-- column: spread_what_happened double number | grades: standard deviation (sample) of the mean grades of boards with at least 3 graded | z: fewer than two such boards | Spread between boards on what happened
-- column: n_graded_why bigint count | reviews | never | Graded on why
-- column: n_clear_why bigint count | reviews graded 3 or 4 | never | Clear on why
-- column: clear_rate_why double share | share of n_graded_why | x where n_assessed: none was graded on it | Share clear on why
-- column: spread_why double number | grades: standard deviation (sample) of the mean grades of boards with at least 3 graded | z: fewer than two such boards | Spread between boards on why
-- column: n_graded_action bigint count | reviews | never | Graded on what to do
-- column: n_clear_action bigint count | reviews graded 3 or 4 | never | Clear on what to do
-- column: clear_rate_action double share | share of n_graded_action | x where n_assessed: none was graded on it | Share clear on what to do
-- column: spread_action double number | grades: standard deviation (sample) of the mean grades of boards with at least 3 graded | z: fewer than two such boards | Spread between boards on what to do
-- interval: clear_rate_what_happened wilson n_clear_what_happened n_graded_what_happened
-- interval: clear_rate_why wilson n_clear_why n_graded_why
-- interval: clear_rate_action wilson n_clear_action n_graded_action
-- within: n_graded_what_happened <= n_assessed
-- within: n_clear_what_happened <= n_graded_what_happened
-- within: n_graded_why <= n_assessed
-- within: n_clear_why <= n_graded_why
-- within: n_graded_action <= n_assessed
-- within: n_clear_action <= n_graded_action
-- class: assessor
-- withheld: spread_what_happened spread_why spread_action
-- caution: Assessors use different standards, so do not compare them. A blank grade is not a low one. Part of the spread between boards is chance, more of it the fewer reports each has.
with
counted as (
    select
        board_id,
        period_end,
        assessor,
        count(*) as n_assessed,
        count(what_happened) as n_graded_what_happened,
        count(*) filter (where what_happened >= 3) as n_clear_what_happened,
        avg(what_happened) as mean_what_happened,
        count(why) as n_graded_why,
        count(*) filter (where why >= 3) as n_clear_why,
        avg(why) as mean_why,
        count(action) as n_graded_action,
        count(*) filter (where action >= 3) as n_clear_action,
        avg(action) as mean_action
    from latest_assessments_as_at($as_at, $period_labels, $period_starts, $period_ends)
    where $incident_type is null or incident_type = $incident_type
    group by all
),

groups as (
    select *
    from groups_shown(
        'counted', $by, $board_id, $region, $area_type, $period_labels, $period_starts, $period_ends
    )
),

grouped as (
    select
        groups.group_id,
        groups.group_name,
        assessors.position,
        assessors.assessor,
        min(groups.group_order) as group_order,
        coalesce(sum(counted.n_assessed), 0)::bigint as n_assessed,
        coalesce(sum(counted.n_graded_what_happened), 0)::bigint as n_graded_what_happened,
        coalesce(sum(counted.n_clear_what_happened), 0)::bigint as n_clear_what_happened,
        stddev_samp(counted.mean_what_happened) filter (where counted.n_graded_what_happened >= 3)
            as spread_what_happened,
        coalesce(sum(counted.n_graded_why), 0)::bigint as n_graded_why,
        coalesce(sum(counted.n_clear_why), 0)::bigint as n_clear_why,
        stddev_samp(counted.mean_why) filter (where counted.n_graded_why >= 3)
            as spread_why,
        coalesce(sum(counted.n_graded_action), 0)::bigint as n_graded_action,
        coalesce(sum(counted.n_clear_action), 0)::bigint as n_clear_action,
        stddev_samp(counted.mean_action) filter (where counted.n_graded_action >= 3)
            as spread_action
    from groups
    cross join assessors
    left join counted
        on
            groups.board_id = counted.board_id
            and groups.period_end = counted.period_end
            and assessors.assessor = counted.assessor
    group by all
)

select
    group_id,
    group_name,
    assessor,
    n_assessed,
    n_graded_what_happened,
    n_clear_what_happened,
    n_clear_what_happened / nullif(n_graded_what_happened, 0) as clear_rate_what_happened,
    spread_what_happened,
    n_graded_why,
    n_clear_why,
    n_clear_why / nullif(n_graded_why, 0) as clear_rate_why,
    spread_why,
    n_graded_action,
    n_clear_action,
    n_clear_action / nullif(n_graded_action, 0) as clear_rate_action,
    spread_action
from grouped
order by group_order, group_name, group_id, position
