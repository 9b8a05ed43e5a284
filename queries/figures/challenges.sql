-- figure: challenges
-- title: Challenges to boards
-- answers: How often was a board asked to account for something, and how soon did it reply?
-- grain: one row per group, who raised the challenge and its subject, each also empty for all together
-- numerator: challenges replied to by the as-at date (n_replied); not replied to and due before it (n_reply_overdue); closed by it (n_closed)
-- denominator: challenges raised in the period (n_raised), under the board that was challenged
-- excludes: challenges raised after the as-at date; a reply or closing dated after it has not happened yet; from the median those with a day known to the month only
-- basis: Kaplan-Meier from the day raised to the reply; without one followed to the day of closing, else to the as-at date; a reply dated before the challenge counts as day 0; limits log-log
-- period: optional
-- event: challenged
-- column: group_id varchar id | id | never | Id
-- column: group_name varchar name | name | never | Group
-- column: raised_by varchar code | who raised it | z: all together | Raised by
-- column: subject varchar code | subject | z: all subjects together | Subject
-- column: n_raised bigint count | challenges | never | Raised
-- column: n_replied bigint count | challenges | never | Replied to
-- column: n_reply_overdue bigint count | challenges | never | Reply overdue
-- column: n_closed bigint count | challenges | never | Closed
-- column: life_days integer[] list | days since it was raised on which a challenge was replied to or last seen without a reply | z: none was raised | Days
-- column: life_ended integer[] list | challenges replied to on each of these days | z: none was raised | Replied to on the day
-- column: life_censored integer[] list | challenges last followed without a reply on each of these days | z: none was raised | Censored on the day
-- internal: life_days life_ended life_censored
-- survival: median_days kaplan_meier life_days life_ended life_censored | days to the reply | n where n_raised: fewer than half have been replied to | Median days to the reply (Kaplan-Meier)
-- within: n_replied + n_reply_overdue <= n_raised
-- within: n_closed <= n_raised
-- class: raised_by subject
-- below: all together
-- hides: median_days n_raised n_replied n_closed
-- hides: median_days_lower n_raised n_replied n_closed
-- hides: median_days_upper n_raised n_replied n_closed
-- caution: A challenge closed without a reply still counts as overdue once its day has passed. More challenges to a board need not mean that anything is wrong there.
with
spine as (
    select *
    from group_spine(
        $by, $board_id, $region, $area_type, $period_labels, $period_starts, $period_ends
    )
),

by_day as (
    select
        spine.group_id,
        challenge_rows.position,
        case when not challenges.is_clock_to_month then challenges.n_days end as n_days,
        count(*) as n_raised,
        count(challenges.replied_date) as n_replied,
        count(*) filter (where challenges.is_reply_overdue) as n_reply_overdue,
        count(challenges.closed_date) as n_closed
    from challenges_as_at($as_at) as challenges
    inner join asked_periods($period_labels, $period_starts, $period_ends) as periods
        on challenges.raised_date between periods.period_start and periods.period_end
    inner join spine
        on challenges.board_id = spine.board_id and periods.period_label = spine.period_label
    inner join challenge_rows
        on
            challenge_rows.raised_by in ('', challenges.raised_by)
            and challenge_rows.subject in ('', challenges.subject)
    group by all
),

groups as (
    select distinct
        group_id,
        group_name,
        group_order
    from spine
    where is_open or group_id in (select group_id from by_day)
),

summed as (
    select
        group_id,
        position,
        sum(n_raised) as n_raised,
        sum(n_replied) as n_replied,
        sum(n_reply_overdue) as n_reply_overdue,
        sum(n_closed) as n_closed,
        list(n_days::integer) filter (where n_days is not null) as life_days,
        list(n_replied::integer) filter (where n_days is not null) as life_ended,
        list((n_raised - n_replied)::integer) filter (where n_days is not null) as life_censored
    from by_day
    group by group_id, position
)

select
    groups.group_id,
    groups.group_name,
    nullif(challenge_rows.raised_by, '') as raised_by,
    nullif(challenge_rows.subject, '') as subject,
    coalesce(summed.n_raised, 0)::bigint as n_raised,
    coalesce(summed.n_replied, 0)::bigint as n_replied,
    coalesce(summed.n_reply_overdue, 0)::bigint as n_reply_overdue,
    coalesce(summed.n_closed, 0)::bigint as n_closed,
    coalesce(summed.life_days, []) as life_days,
    coalesce(summed.life_ended, []) as life_ended,
    coalesce(summed.life_censored, []) as life_censored
from groups
cross join challenge_rows
left join summed
    on groups.group_id = summed.group_id and challenge_rows.position = summed.position
order by groups.group_order, groups.group_name, groups.group_id, challenge_rows.position
