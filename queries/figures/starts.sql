-- figure: starts
-- title: Days between reviews
-- answers: On which days were reviews started, and how long after the one before?
-- grain: one row per review initiated by the as-at date
-- numerator: the review itself, under its lead board
-- denominator: none: it is a list
-- excludes: reviews without a sign of when they were initiated
-- basis: the derived date of initiation; days from the group's review before, 0 where both are of one day; all recorded reviews, as a gap needs both its ends
-- period: none
-- again: none | a list of the reviews of initiations, whose days have a second implementation
-- event: initiated
-- column: group_id varchar id | id | never | Id
-- column: group_name varchar name | name | never | Group
-- column: review_id varchar id | id | never | Review
-- column: board varchar id | id of the lead board | never | Board
-- column: initiated_date date date | day | never | Started
-- column: is_month_only boolean flag | whether only the month of the start is known; the day is then its last | never | Only the month is known
-- column: days_since integer days | days since the group's review before | z: the group's first, or a start known to the month only | Days since the one before
-- disclosure: reviews
-- caution: For those cleared to see single reviews; never published. A longer gap is a rarer event; neither long nor short is good or bad.
select
    chosen.group_id,
    chosen.group_name,
    started.review_id,
    started.board_id::varchar as board,
    started.initiated_date,
    started.is_initiated_to_month as is_month_only,
    case
        when
            not started.is_initiated_to_month
            and not lag(started.is_initiated_to_month) over before_it
            then (started.initiated_date - lag(started.initiated_date) over before_it)::integer
    end as days_since
from starts_as_at($as_at) as started
inner join groups_listed($by, $board_id, $region, $area_type, $as_at) as chosen
    on started.board_id = chosen.board_id
where $incident_type is null or started.incident_type = $incident_type
window before_it as (partition by chosen.group_number order by started.place)
order by chosen.group_number, started.place
