-- figure: agreed_delays
-- title: Agreed delays
-- answers: How many of the reviews started in the period were delayed by agreement, for how long and why?
-- grain: one row per group for all reasons together (reason empty) and one per group and reason
-- numerator: reviews with at least a day of agreed delay between initiation and the earliest of completion, discontinuation and the as-at date (n_with_delay)
-- denominator: reviews initiated in the period (n_initiated), in every row
-- excludes: delays that begin after the as-at date; days before initiation and after the review ended; of a delay with a day known to the month only the days, in delay_days
-- basis: delays as the board recorded them; in a row of a reason only delays of that reason are looked at
-- period: optional
-- event: initiated
-- column: group_id varchar id | id | never | Id
-- column: group_name varchar name | name | never | Group
-- column: reason varchar code | reason of the delay | z: all reasons together | Reason
-- column: n_initiated bigint count | reviews | never | Started
-- column: n_with_delay bigint count | reviews | never | With a delay
-- column: delay_rate double share | share of n_initiated | z: none was initiated | Share with a delay
-- column: n_running bigint count | reviews neither completed nor discontinued | never | In a delay now
-- column: delay_days bigint days | days, those of overlapping delays once | never | Days of delay
-- interval: delay_rate wilson n_with_delay n_initiated
-- within: n_with_delay <= n_initiated
-- within: n_running <= n_initiated
-- hides: delay_days n_with_delay
-- caution: A review delayed for two reasons is in the rows of both, so reasons do not add up to all together.
with
started as (
    select
        reviews.board_id,
        periods.period_end,
        count(*) as n_initiated
    from reviews_as_at($as_at) as reviews
    inner join asked_periods($period_labels, $period_starts, $period_ends) as periods
        on reviews.initiated_date between periods.period_start and periods.period_end
    where $incident_type is null or reviews.incident_type = $incident_type
    group by all
),

delayed as (
    select
        times.board_id,
        periods.period_end,
        times.reason,
        count(*) filter (where times.is_delayed) as n_with_delay,
        count(*) filter (where times.is_running) as n_running,
        coalesce(sum(times.n_days), 0) as delay_days
    from delay_times_as_at($as_at) as times
    inner join asked_periods($period_labels, $period_starts, $period_ends) as periods
        on times.initiated_date between periods.period_start and periods.period_end
    where $incident_type is null or times.incident_type = $incident_type
    group by all
),

groups as (
    select
        spine.*,
        started.n_initiated
    from group_spine(
        $by, $board_id, $region, $area_type, $period_labels, $period_starts, $period_ends
    ) as spine
    left join started
        on spine.board_id = started.board_id and spine.period_end = started.period_end
    where spine.is_open or started.board_id is not null
),

grouped as (
    select
        groups.group_id,
        groups.group_name,
        reasons.position,
        reasons.reason,
        min(groups.group_order) as group_order,
        coalesce(sum(groups.n_initiated), 0)::bigint as n_initiated,
        coalesce(sum(delayed.n_with_delay), 0)::bigint as n_with_delay,
        coalesce(sum(delayed.n_running), 0)::bigint as n_running,
        coalesce(sum(delayed.delay_days), 0)::bigint as delay_days
    from groups
    cross join delay_reasons as reasons
    left join delayed
        on
            groups.board_id = delayed.board_id
            and groups.period_end = delayed.period_end
            and reasons.reason = delayed.reason
    group by all
)

select
    group_id,
    group_name,
    nullif(reason, '') as reason,
    n_initiated,
    n_with_delay,
    n_with_delay / nullif(n_initiated, 0) as delay_rate,
    n_running,
    delay_days
from grouped
order by group_order, group_name, group_id, position
