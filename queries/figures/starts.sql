-- figure: starts
-- title: Days between reviews
-- answers: On which days were reviews started, and how long after the one before?
-- grain: one row per review initiated by the as-at date
-- numerator: the review itself, under its lead board
-- denominator: none: it is a list
-- excludes: reviews without a sign of when they were initiated
-- basis: the derived date of initiation; days from the group's review before, 0 where both are of one day; all recorded reviews, as a gap needs both its ends
-- period: none
-- param: as_at date | the day on which the picture is taken
-- param: by varchar | the grouping
-- param: board_id varchar | only this board
-- param: region varchar | only this region
-- param: area_type varchar | only this kind of area
-- param: incident_type varchar | only reviews of this incident type
-- column: group_id varchar | id | never null | Id
-- column: group_name varchar | name | never null | Group
-- column: review_id varchar | id | never null | Review
-- column: board varchar | id of the lead board | never null | Board
-- column: initiated_date date | day | never null | Started
-- column: days_since integer | days since the group's review before | the group's first | Days since the one before
-- disclosure: reviews
-- caution: For those cleared to see single reviews; never published. A longer gap is a rarer event; neither long nor short is good or bad.
with
chosen as (
    select
        board_id,
        group_id,
        group_name,
        group_order
    from group_spine($by, $board_id, $region, $area_type, [''], [null::date], [$as_at::date])
    where board_id is not null
),

started as (
    select
        chosen.group_id,
        chosen.group_name,
        chosen.group_order,
        reviews.review_id,
        reviews.board_id::varchar as board,
        reviews.initiated_date
    from reviews_as_at($as_at) as reviews
    inner join chosen
        on reviews.board_id = chosen.board_id
    where
        reviews.initiated_date is not null
        and ($incident_type is null or reviews.incident_type = $incident_type)
)

select
    group_id,
    group_name,
    review_id,
    board,
    initiated_date,
    (
        initiated_date
        - lag(initiated_date) over (partition by group_id order by initiated_date, review_id)
    )::integer as days_since
from started
order by group_order, group_name, group_id, initiated_date, review_id
