-- figure: open_reviews
-- title: Reviews that are still open
-- answers: Which reviews are open, how old are they, and how far over the limit, with agreed delays and with them left out?
-- grain: one row per review initiated, neither completed nor discontinued, by the as-at date
-- numerator: the review itself
-- denominator: none: it is a list
-- excludes: reviews without a sign of when they were initiated, or with the month of it only, as their age is not known
-- basis: the standard complete (6 months from initiation) in queries/reference; over from the day after the limit day
-- period: none
-- event: initiated
-- column: group_id varchar id | id | never | Id
-- column: group_name varchar name | name | never | Group
-- column: review_id varchar id | id | never | Review
-- column: board varchar id | id of the lead board | never | Board
-- column: initiated_date date date | day | never | Started
-- column: age_days integer days | days since it was initiated | never | Age in days
-- column: limit_date date date | last day in time | z: no edition of the standard was in force | Limit
-- column: days_over integer days | days since the limit day | z: not over the limit | Days over
-- column: net_limit_date date date | last day in time, moved by agreed delays | z: no edition of the standard was in force, or a delay with a date known to the month | Limit day moved by agreed delays
-- column: net_days_over integer days | days since the net limit day | z: not over the net limit, or a delay with a date known to the month | Days over, agreed delays left out
-- column: in_delay boolean flag | whether a delay is running | never | In an agreed delay
-- column: delay_reasons varchar code | reasons of the running delays, with ; between | z: no delay is running | Reasons
-- disclosure: reviews
-- caution: For those cleared to see single reviews; never published. The net limit of a review in a running delay moves on with every day.
select
    chosen.group_id,
    chosen.group_name,
    open_reviews.review_id,
    open_reviews.board_id::varchar as board,
    open_reviews.initiated_date,
    open_reviews.age_days::integer as age_days,
    open_reviews.limit_date,
    open_reviews.days_over::integer as days_over,
    open_reviews.net_limit_date,
    open_reviews.net_days_over::integer as net_days_over,
    open_reviews.in_delay,
    open_reviews.delay_reasons
from open_reviews_as_at($as_at) as open_reviews
inner join groups_listed($by, $board_id, $region, $area_type, $as_at) as chosen
    on open_reviews.board_id = chosen.board_id
where $incident_type is null or open_reviews.incident_type = $incident_type
order by chosen.group_number, open_reviews.place
