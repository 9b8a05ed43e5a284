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
-- caution: Where old reviews are completed, those still open are younger; an old review may be waiting for a court.
with
aged as (
    select
        reviews.board_id,
        reviews.incident_type,
        $as_at::date as counted_date,
        bands.position,
        true as n_open,
        reviews.in_delay as n_in_delay
    from open_reviews_as_at($as_at) as reviews
    inner join age_bands as bands
        on is_in_band(reviews.initiated_date, $as_at, bands.from_months, bands.to_months)
)

select
    group_id,
    group_name,
    age_bands.age_band,
    n_open,
    n_in_delay
from counted_by_part(
    'aged', 'age_bands', $by, $board_id, $region, $area_type, $incident_type,
    [''], [null::date], [$as_at::date]
) as counted
inner join age_bands
    on counted.position = age_bands.position
order by group_order, group_name, group_id, counted.position
