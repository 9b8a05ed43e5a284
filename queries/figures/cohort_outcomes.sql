-- figure: cohort_outcomes
-- title: What became of the reviews that were started
-- answers: Of the reviews started in the period, how many have been published in full, otherwise or not at all?
-- grain: one row per group
-- numerator: reviews in each outcome, each in the first that holds: published in full, published otherwise, discontinued, completed and not published, open
-- denominator: reviews initiated in the period (n_initiated)
-- excludes: publications after the as-at date; learning briefs, further analyses, responses and progress reports, which are no publication of the review
-- basis: the cohort of reviews initiated in a year, whatever year they end in; in full is an overview report not marked redacted, whether or not it was withdrawn later
-- period: optional
-- param: as_at date | the day on which the picture is taken
-- param: by varchar | the grouping
-- param: board_id varchar | only this board
-- param: region varchar | only this region
-- param: area_type varchar | only this kind of area
-- param: incident_type varchar | only reviews of this incident type
-- param: period_labels varchar[] | the periods' labels
-- param: period_starts date[] | their first days; null from the beginning
-- param: period_ends date[] | their last days
-- column: group_id varchar id | id | never | Id
-- column: group_name varchar name | name | never | Group
-- column: n_initiated bigint count | reviews | never | Started
-- column: n_published_in_full bigint count | reviews | never | Published in full
-- column: n_redaction_unknown bigint count | reviews of those published in full | never | Of these, not recorded whether redacted
-- column: n_published_otherwise bigint count | reviews | never | Published otherwise
-- column: n_discontinued bigint count | reviews | never | Discontinued
-- column: n_completed_not_published bigint count | reviews | never | Completed, not published
-- column: n_open bigint count | reviews | never | Open
-- disclosure: n_initiated n_published_in_full n_redaction_unknown n_published_otherwise n_discontinued n_completed_not_published n_open
-- sum: n_initiated = n_published_in_full + n_published_otherwise + n_discontinued + n_completed_not_published + n_open
-- within: n_redaction_unknown <= n_published_in_full
-- caution: Reviews started lately have had less time to be published: compare years at the same age, and call nothing late, as no time is set from completion to publication.
with
cohort as (
    select
        board_id,
        initiated_date,
        state,
        is_redaction_unknown
    from publication_state_as_at($as_at)
    where $incident_type is null or incident_type = $incident_type
),

counted as (
    select
        cohort.board_id,
        periods.period_end,
        count(*) as n_initiated,
        count(*) filter (where cohort.state = 'published_in_full') as n_published_in_full,
        count(*) filter (where cohort.is_redaction_unknown) as n_redaction_unknown,
        count(*) filter (where cohort.state = 'published_otherwise') as n_published_otherwise,
        count(*) filter (where cohort.state = 'discontinued') as n_discontinued,
        count(*) filter (where cohort.state = 'completed_not_published')
            as n_completed_not_published,
        count(*) filter (where cohort.state = 'open') as n_open
    from cohort
    inner join asked_periods($period_labels, $period_starts, $period_ends) as periods
        on cohort.initiated_date between periods.period_start and periods.period_end
    group by all
)

select
    spine.group_id,
    spine.group_name,
    coalesce(sum(counted.n_initiated), 0)::bigint as n_initiated,
    coalesce(sum(counted.n_published_in_full), 0)::bigint as n_published_in_full,
    coalesce(sum(counted.n_redaction_unknown), 0)::bigint as n_redaction_unknown,
    coalesce(sum(counted.n_published_otherwise), 0)::bigint as n_published_otherwise,
    coalesce(sum(counted.n_discontinued), 0)::bigint as n_discontinued,
    coalesce(sum(counted.n_completed_not_published), 0)::bigint as n_completed_not_published,
    coalesce(sum(counted.n_open), 0)::bigint as n_open
from group_spine(
    $by, $board_id, $region, $area_type, $period_labels, $period_starts, $period_ends
) as spine
left join counted
    on spine.board_id = counted.board_id and spine.period_end = counted.period_end
where spine.is_open or counted.board_id is not null
group by spine.group_id, spine.group_name
order by min(spine.group_order), spine.group_name, spine.group_id
