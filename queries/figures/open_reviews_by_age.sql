-- figure: open_reviews_by_age
-- title: How old the open reviews are
-- answers: How many reviews are open, by how long ago they were started, and how many are in an agreed delay?
-- grain: one row per group and age band
-- numerator: open reviews in the band with a running delay (n_in_delay)
-- denominator: reviews initiated, neither completed nor discontinued, by the as-at date (n_open)
-- excludes: reviews without a sign of when they were initiated, or with the month of it only, as their age is not known
-- basis: age in months since initiation, the day on which a month is full included in the younger band, so that to_6_months is in time
-- period: none
-- event: initiated
-- column: group_id varchar id | id | never | Id
-- column: group_name varchar name | name | never | Group
-- column: age_band varchar code | age band | never | Age
-- column: n_open bigint count | reviews | never | Open
-- column: n_in_delay bigint count | reviews | never | In an agreed delay
-- beside: open_reviews | the same cases stand behind it and the same are left out
-- within: n_in_delay <= n_open
-- caution: A board that closes old reviews looks younger here; an old review may wait for a court.
with
aged as (
    select
        reviews.board_id,
        bands.position,
        count(*) as n_open,
        count(*) filter (where reviews.in_delay) as n_in_delay
    from open_reviews_as_at($as_at) as reviews
    inner join age_bands as bands
        on
            $as_at <= coalesce(
                (reviews.initiated_date + to_months(bands.to_months))::date, date '9999-12-31'
            )
            and $as_at > coalesce(
                (reviews.initiated_date + to_months(bands.from_months))::date, date '0001-01-01'
            )
    where $incident_type is null or reviews.incident_type = $incident_type
    group by reviews.board_id, bands.position
),

groups as (
    select *
    from group_spine($by, $board_id, $region, $area_type, [''], [null::date], [$as_at::date])
    where is_open or board_id in (select board_id from aged)
)

select
    groups.group_id,
    groups.group_name,
    age_bands.age_band,
    coalesce(sum(aged.n_open), 0)::bigint as n_open,
    coalesce(sum(aged.n_in_delay), 0)::bigint as n_in_delay
from groups
cross join age_bands
left join aged
    on groups.board_id = aged.board_id and age_bands.position = aged.position
group by
    groups.group_id, groups.group_name, groups.group_order, age_bands.age_band, age_bands.position
order by groups.group_order, groups.group_name, groups.group_id, age_bands.position
