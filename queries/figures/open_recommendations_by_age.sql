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
-- column: n_stale bigint count | recommendations, by addressee, not heard of for more than 90 days | never | Not heard of for 90 days
-- within: n_overdue <= n_open
-- within: n_no_record <= n_open
-- within: n_stale <= n_open
-- caution: Some old recommendations may be done but not recorded. No record found is neutral: it is not overdue.
with
aged as (
    select
        recommended.board_id,
        bands.position,
        count(*) as n_open,
        count(*) filter (where recommended.is_overdue) as n_overdue,
        count(*) filter (where recommended.has_no_record) as n_no_record,
        count(*) filter (where recommended.is_stale) as n_stale
    from recommendations_as_at($as_at) as recommended
    inner join age_bands as bands
        on
            $as_at <= coalesce(
                (recommended.completed_date + to_months(bands.to_months))::date, date '9999-12-31'
            )
            and $as_at > coalesce(
                (recommended.completed_date + to_months(bands.from_months))::date, date '0001-01-01'
            )
    where
        recommended.is_open
        and not recommended.is_completed_to_month
        and is_asked_of(recommended.addressee_type, recommended.theme, $addressee_type, $theme)
        and ($incident_type is null or recommended.incident_type = $incident_type)
    group by recommended.board_id, bands.position
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
    coalesce(sum(aged.n_overdue), 0)::bigint as n_overdue,
    coalesce(sum(aged.n_no_record), 0)::bigint as n_no_record,
    coalesce(sum(aged.n_stale), 0)::bigint as n_stale
from groups
cross join age_bands
left join aged
    on groups.board_id = aged.board_id and age_bands.position = aged.position
group by
    groups.group_id, groups.group_name, groups.group_order, age_bands.age_band, age_bands.position
order by groups.group_order, groups.group_name, groups.group_id, age_bands.position
