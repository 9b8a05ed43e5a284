-- figure: open_recommendations_by_age
-- title: How old open recommendations are
-- answers: How long ago were the reviews completed whose recommendations are still open?
-- grain: one row per group and band of age
-- numerator: of the open ones: due before the as-at date (n_overdue); of which nothing is on record (n_no_record); not heard of for more than 90 days (n_stale)
-- denominator: recommendations of reviews completed by the as-at date, by addressee, neither claimed nor ended (n_open)
-- excludes: recommendations claimed to be done, shown to be done, rejected or closed, at an unknown time too; those of reviews of which only the month of completion is known, as their age is not
-- basis: age since the review was completed, in whole months, as the bands of open_reviews_by_age; the ladder of recommendation_status
-- period: none
-- event: recommended
-- column: group_id varchar id | id | never | Id
-- column: group_name varchar name | name | never | Group
-- column: age_band varchar code | months since the review was completed | never | Age
-- column: n_open bigint count | recommendations, by addressee | never | Open
-- column: n_overdue bigint count | recommendations, by addressee, due before the as-at date | never | Overdue
-- column: n_no_record bigint count | recommendations, by addressee, with no due date, response or update | never | No record found
-- column: n_stale bigint count | recommendations, by addressee, not heard of for more than 90 days | never | No update for more than 90 days
-- within: n_overdue <= n_open
-- within: n_no_record <= n_open
-- within: n_stale <= n_open
-- caution: Some old recommendations may be done but not recorded. No record found is neutral: it is not overdue.
with
aged as (
    select
        recommended.board_id,
        recommended.incident_type,
        $as_at::date as counted_date,
        bands.position,
        true as n_open,
        recommended.is_overdue as n_overdue,
        recommended.has_no_record as n_no_record,
        recommended.is_stale as n_stale
    from recommendations_as_at($as_at) as recommended
    inner join age_bands as bands
        on is_in_band(recommended.completed_date, $as_at, bands.from_months, bands.to_months)
    where
        recommended.is_open
        and not recommended.is_completed_to_month
        and is_asked_of(recommended.addressee_type, recommended.theme, $addressee_type, $theme)
)

select
    group_id,
    group_name,
    age_bands.age_band,
    n_open,
    n_overdue,
    n_no_record,
    n_stale
from counted_by_part(
    'aged', 'age_bands', $by, $board_id, $region, $area_type, $incident_type,
    [''], [null::date], [$as_at::date]
) as counted
inner join age_bands
    on counted.position = age_bands.position
order by group_order, group_name, group_id, counted.position
