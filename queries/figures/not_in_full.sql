-- figure: not_in_full
-- title: Why reviews are not published in full
-- answers: Of the reviews started in the period and not published in full, what does the record say of the reason?
-- grain: one row per group
-- numerator: reviews with each reason, each in the first that holds, in the order of the columns
-- denominator: reviews initiated in the period and not published in full by the as-at date (n_not_in_full): those of cohort_outcomes less its n_published_in_full
-- excludes: answers of the panel without a date, and all that is dated after the as-at date, which have not happened
-- basis: in full is an overview report not marked redacted, as in cohort_outcomes; waiting for proceedings is an agreed delay for a court or an inquest that has begun and has no end, of completed reviews too
-- period: optional
-- event: initiated
-- column: group_id varchar id | id | never | Id
-- column: group_name varchar name | name | never | Group
-- column: n_not_in_full bigint count | reviews | never | Not published in full
-- column: n_discontinued bigint count | reviews, nothing of which was published | never | Discontinued
-- column: n_agreed bigint count | reviews | never | Panel agreed to not publishing
-- column: n_agreed_form bigint count | reviews | never | Panel agreed to an anonymous report or a summary
-- column: n_disagreed bigint count | reviews | never | Panel asked, and did not agree
-- column: n_not_answered bigint count | reviews | never | Panel asked, no answer recorded
-- column: n_proceedings bigint count | reviews | never | Waiting for a court or an inquest
-- column: n_not_completed bigint count | reviews | never | Not yet completed
-- column: n_other_form bigint count | reviews | never | Published in another form, no reason recorded
-- column: n_not_recorded bigint count | reviews | never | Not published, no reason recorded
-- sum: n_not_in_full = n_discontinued + n_agreed + n_agreed_form + n_disagreed + n_not_answered + n_proceedings + n_not_completed + n_other_form + n_not_recorded
-- caution: A reason that is not recorded is not to say that there was none. Reviews started lately have had less time to be published.
with
cohort as (
    select
        board_id,
        incident_type,
        initiated_date as counted_date,
        true as n_not_in_full,
        why_not_in_full = 'discontinued' as n_discontinued,
        why_not_in_full = 'agreed' as n_agreed,
        why_not_in_full = 'agreed_form' as n_agreed_form,
        why_not_in_full = 'disagreed' as n_disagreed,
        why_not_in_full = 'not_answered' as n_not_answered,
        why_not_in_full = 'proceedings' as n_proceedings,
        why_not_in_full = 'not_completed' as n_not_completed,
        why_not_in_full = 'other_form' as n_other_form,
        why_not_in_full = 'not_recorded' as n_not_recorded
    from not_in_full_as_at($as_at)
)

select
    group_id,
    group_name,
    n_not_in_full,
    n_discontinued,
    n_agreed,
    n_agreed_form,
    n_disagreed,
    n_not_answered,
    n_proceedings,
    n_not_completed,
    n_other_form,
    n_not_recorded
from counted_by_group(
    'cohort', $by, $board_id, $region, $area_type, $incident_type,
    $period_labels, $period_starts, $period_ends
)
order by group_order, group_name, group_id
