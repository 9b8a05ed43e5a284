-- figure: reports_online
-- title: Reports published and still online
-- answers: Of the reviews first published in the period, how many were published in full, and how many can no longer be read online?
-- grain: one row per group
-- numerator: reviews by what was published of them, and by whether any of it is still online at the as-at date
-- denominator: reviews first published in the period (n_published): an overview report, executive summary, summary report or anonymous report
-- excludes: publications after the as-at date; learning briefs, further analyses, responses and progress reports, which are no publication of the review
-- basis: Working Together to Safeguard Children 2013 and 2015, chapter 4: the report stays on the board's website for at least 12 months and is given on request after that
-- period: optional
-- event: first_published
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
-- sum: n_published = n_full + n_redaction_unknown + n_redacted + n_other_kind
-- sum: n_published = n_online + n_no_longer_online
-- within: n_withdrawn_early <= n_no_longer_online
-- caution: A report may be taken offline after 12 months and is then given on request: that it is no longer online is no fault. Only what is recorded is counted, and a withdrawal may go unrecorded.
with
published as (
    select
        board_id,
        incident_type,
        first_published_date as counted_date,
        true as n_published,
        published_as = 'full' as n_full,
        published_as = 'redaction_unknown' as n_redaction_unknown,
        published_as = 'redacted' as n_redacted,
        published_as = 'other_kind' as n_other_kind,
        is_online as n_online,
        not is_online as n_no_longer_online,
        is_withdrawn_early as n_withdrawn_early
    from reports_online_as_at($as_at)
)

select
    group_id,
    group_name,
    n_published,
    n_full,
    n_redaction_unknown,
    n_redacted,
    n_other_kind,
    n_online,
    n_no_longer_online,
    n_withdrawn_early
from counted_by_group(
    'published', $by, $board_id, $region, $area_type, $incident_type,
    $period_labels, $period_starts, $period_ends
)
order by group_order, group_name, group_id
