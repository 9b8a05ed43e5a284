-- figure: cohort_outcomes
-- title: What became of the reviews that were started
-- answers: Of the reviews started in the period, how many have been published in full, otherwise or not at all?
-- grain: one row per group
-- numerator: reviews in each outcome, each in the first that holds: published in full, published otherwise, discontinued, completed and not published, open
-- denominator: reviews initiated in the period (n_initiated)
-- excludes: publications after the as-at date; learning briefs, further analyses, responses and progress reports, which are no publication of the review
-- basis: the cohort of reviews initiated in a year, whatever year they end in; in full is an overview report not marked redacted, whether or not it was withdrawn later
-- period: optional
-- event: initiated
-- column: group_id varchar id | id | never | Id
-- column: group_name varchar name | name | never | Group
-- column: n_initiated bigint count | reviews | never | Started
-- column: n_published_in_full bigint count | reviews | never | Published in full
-- column: n_redaction_unknown bigint count | reviews of those published in full | never | Of these, not recorded whether redacted
-- column: n_published_otherwise bigint count | reviews | never | Published otherwise
-- column: n_discontinued bigint count | reviews | never | Discontinued
-- column: n_completed_not_published bigint count | reviews | never | Completed, not published
-- column: n_open bigint count | reviews | never | Open
-- sum: n_initiated = n_published_in_full + n_published_otherwise + n_discontinued + n_completed_not_published + n_open
-- within: n_redaction_unknown <= n_published_in_full
-- caution: Reviews started lately have had less time to be published: compare years at the same age. There is no deadline for publication.
with
cohort as (
    select
        board_id,
        incident_type,
        initiated_date as counted_date,
        true as n_initiated,
        state = 'published_in_full' as n_published_in_full,
        is_redaction_unknown as n_redaction_unknown,
        state = 'published_otherwise' as n_published_otherwise,
        state = 'discontinued' as n_discontinued,
        state = 'completed_not_published' as n_completed_not_published,
        state = 'open' as n_open
    from publication_state_as_at($as_at)
)

select
    group_id,
    group_name,
    n_initiated,
    n_published_in_full,
    n_redaction_unknown,
    n_published_otherwise,
    n_discontinued,
    n_completed_not_published,
    n_open
from counted_by_group(
    'cohort', $by, $board_id, $region, $area_type, $incident_type,
    $period_labels, $period_starts, $period_ends
)
order by group_order, group_name, group_id
