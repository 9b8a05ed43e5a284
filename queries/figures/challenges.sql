-- figure: challenges
-- title: Letters to boards
-- answers: How often was a board asked to account for something, and how soon did it reply?
-- grain: one row per group, who sent the letter and its subject, each also empty for all together
-- numerator: letters replied to by the as-at date (n_replied); not replied to and due before it (n_reply_overdue); closed by it (n_closed)
-- denominator: letters sent in the period (n_raised), under the board they were sent to
-- excludes: letters sent after the as-at date; a reply or closing dated after it has not happened yet; from the median those with a day known to the month only
-- basis: Kaplan-Meier from the day of the letter to the reply; without one followed to the day of closing, else to the as-at date; a reply dated before the letter counts as day 0; limits log-log
-- period: optional
-- event: challenged
-- column: group_id varchar id | id | never | Id
-- column: group_name varchar name | name | never | Group
-- column: raised_by varchar code | who sent it | z: all together | From
-- column: subject varchar code | subject | z: all subjects together | Subject
-- column: n_raised bigint count | letters | never | Sent
-- column: n_replied bigint count | letters | never | Replied to
-- column: n_reply_overdue bigint count | letters | never | Reply overdue
-- column: n_closed bigint count | letters | never | Closed
-- column: life_days integer[] list | days since it was sent on which a letter was replied to or last seen without a reply | z: none was sent | Days
-- column: life_ended integer[] list | letters replied to on each of these days | z: none was sent | Replied to on the day
-- column: life_censored integer[] list | letters last followed without a reply on each of these days | z: none was sent | Censored on the day
-- internal: life_days life_ended life_censored
-- survival: median_days kaplan_meier life_days life_ended life_censored | days to the reply | n where n_raised: fewer than half have been replied to | Median days to the reply (Kaplan-Meier)
-- within: n_replied + n_reply_overdue <= n_raised
-- within: n_closed <= n_raised
-- class: raised_by subject
-- below: all together
-- hides: median_days n_raised n_replied n_closed
-- hides: median_days_lower n_raised n_replied n_closed
-- hides: median_days_upper n_raised n_replied n_closed
-- caution: A letter closed without a reply still counts as overdue once its day has passed. More letters to a board need not mean that anything is wrong there.
with
raised as (
    select
        challenges.board_id,
        null as incident_type,
        challenges.raised_date as counted_date,
        challenge_rows.position,
        case when not challenges.is_clock_to_month then challenges.n_days end as n_days,
        challenges.replied_date is not null as n_ended,
        challenges.replied_date is null as n_open,
        challenges.is_reply_overdue as n_reply_overdue,
        challenges.closed_date is not null as n_closed
    from challenges_as_at($as_at) as challenges
    inner join challenge_rows
        on
            challenge_rows.raised_by in ('', challenges.raised_by)
            and challenge_rows.subject in ('', challenges.subject)
)

select
    group_id,
    group_name,
    nullif(challenge_rows.raised_by, '') as raised_by,
    nullif(challenge_rows.subject, '') as subject,
    n_cases as n_raised,
    n_ended as n_replied,
    n_reply_overdue,
    n_closed,
    life_days,
    life_ended,
    life_censored
from lives_by_part(
    'raised', 'challenge_rows', $by, $board_id, $region, $area_type, null,
    $period_labels, $period_starts, $period_ends
) as counted
inner join challenge_rows
    on counted.position = challenge_rows.position
order by group_order, group_name, group_id, counted.position
