-- figure: reports_online
-- title: Reports published and still online
-- answers: Of the reviews first published in the period, how many were published in full, and how many can no longer be read online?
-- grain: one row per group
-- numerator: reviews by what was published of them, and by whether any of it is still online at the as-at date
-- denominator: reviews first published in the period (n_published): an overview report, executive summary, summary report or anonymous report
-- excludes: publications after the as-at date; learning briefs, further analyses, responses and progress reports, which are no publication of the review
-- basis: Working Together to Safeguard Children 2013 and 2015, chapter 4: the report stays on the board's website for at least 12 months and is given on request after that
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
-- column: n_published bigint count | reviews | never | Published
-- column: n_full bigint count | reviews with an overview report marked as not redacted | never | In full
-- column: n_redaction_unknown bigint count | reviews with an overview report, not recorded whether redacted | never | Not recorded whether redacted
-- column: n_redacted bigint count | reviews whose overview reports are all marked redacted | never | Redacted
-- column: n_other_kind bigint count | reviews without an overview report | never | Without an overview report
-- column: n_online bigint count | reviews with a report not taken offline by the as-at date | never | Still online
-- column: n_no_longer_online bigint count | reviews whose reports were all taken offline by the as-at date | never | No longer online
-- column: n_withdrawn_early bigint count | reviews no longer online whose last report went less than 12 months after it was published | never | Of these, within 12 months
-- disclosure: n_published n_full n_redaction_unknown n_redacted n_other_kind n_online n_no_longer_online n_withdrawn_early
-- sum: n_published = n_full + n_redaction_unknown + n_redacted + n_other_kind
-- sum: n_published = n_online + n_no_longer_online
-- within: n_withdrawn_early <= n_no_longer_online
-- caution: A report may be taken offline after 12 months and is then given on request: no longer online is not wrong. Only what is recorded is counted, and a withdrawal may go unrecorded.
with
published as (
    select
        board_id,
        first_published_date,
        published_as,
        is_online,
        is_withdrawn_early
    from reports_online_as_at($as_at)
    where $incident_type is null or incident_type = $incident_type
),

counted as (
    select
        published.board_id,
        periods.period_end,
        count(*) as n_published,
        count(*) filter (where published.published_as = 'full') as n_full,
        count(*) filter (where published.published_as = 'redaction_unknown')
            as n_redaction_unknown,
        count(*) filter (where published.published_as = 'redacted') as n_redacted,
        count(*) filter (where published.published_as = 'other_kind') as n_other_kind,
        count(*) filter (where published.is_online) as n_online,
        count(*) filter (where not published.is_online) as n_no_longer_online,
        count(*) filter (where published.is_withdrawn_early) as n_withdrawn_early
    from published
    inner join asked_periods($period_labels, $period_starts, $period_ends) as periods
        on published.first_published_date between periods.period_start and periods.period_end
    group by all
)

select
    spine.group_id,
    spine.group_name,
    coalesce(sum(counted.n_published), 0)::bigint as n_published,
    coalesce(sum(counted.n_full), 0)::bigint as n_full,
    coalesce(sum(counted.n_redaction_unknown), 0)::bigint as n_redaction_unknown,
    coalesce(sum(counted.n_redacted), 0)::bigint as n_redacted,
    coalesce(sum(counted.n_other_kind), 0)::bigint as n_other_kind,
    coalesce(sum(counted.n_online), 0)::bigint as n_online,
    coalesce(sum(counted.n_no_longer_online), 0)::bigint as n_no_longer_online,
    coalesce(sum(counted.n_withdrawn_early), 0)::bigint as n_withdrawn_early
from group_spine(
    $by, $board_id, $region, $area_type, $period_labels, $period_starts, $period_ends
) as spine
left join counted
    on spine.board_id = counted.board_id and spine.period_end = counted.period_end
where spine.is_open or counted.board_id is not null
group by spine.group_id, spine.group_name
order by min(spine.group_order), spine.group_name, spine.group_id
