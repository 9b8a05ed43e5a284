-- figure: grades
-- title: Grades of reports
-- answers: Which grades were reports given on what happened, why, and what to do?
-- grain: one row per group, assessor and question
-- numerator: reports by the grade given (n_absent to n_crystal_clear), and those left without one
-- denominator: reports assessed in the period (n_assessed), which the five counts add up to
-- excludes: all but the latest assessment of a review by one assessor in the period; assessments of a review that does not exist by the as-at date
-- basis: grades of 1 absent, 2 partial, 3 clear, 4 crystal clear, counted as in the figure quality; the mean grade takes the steps of the scale as equal
-- period: optional
-- event: assessed
-- column: group_id varchar id | id | never | Id
-- column: group_name varchar name | name | never | Group
-- column: assessor varchar code | assessor | never | Assessor
-- column: question varchar code | question | never | Question
-- column: n_assessed bigint count | reviews | never | Assessed
-- column: n_absent bigint count | reviews graded 1 | never | Absent
-- column: n_partial bigint count | reviews graded 2 | never | Partial
-- column: n_clear bigint count | reviews graded 3 | never | Clear
-- column: n_crystal_clear bigint count | reviews graded 4 | never | Crystal clear
-- column: n_not_graded bigint count | reviews assessed without a grade on this | never | Not graded
-- column: mean_grade double number | grades: mean of those given, 1 to 4 | x where n_assessed: none was graded on it | Mean grade
-- beside: quality | the same cases stand behind it and the same are left out
-- disclosure: whole-only
-- sum: n_assessed = n_absent + n_partial + n_clear + n_crystal_clear + n_not_graded
-- caution: Assessors use different standards, so do not compare them. A grade left blank is not a low one.
with
by_grades as (
    select
        board_id,
        period_end,
        assessor,
        what_happened,
        why,
        action,
        count(*) as n
    from latest_assessments_as_at($as_at, $period_labels, $period_starts, $period_ends)
    where $incident_type is null or incident_type = $incident_type
    group by all
),

said as (
    select
        board_id,
        period_end,
        assessor,
        n,
        unnest(['what_happened', 'why', 'action']) as question,
        unnest([what_happened, why, action]) as grade
    from by_grades
),

counted as (
    select
        board_id,
        period_end,
        assessor,
        question,
        sum(n) as n_assessed,
        sum(n) filter (where grade = 1) as n_absent,
        sum(n) filter (where grade = 2) as n_partial,
        sum(n) filter (where grade = 3) as n_clear,
        sum(n) filter (where grade = 4) as n_crystal_clear,
        sum(n) filter (where grade is null) as n_not_graded,
        sum(n * grade) as all_grades
    from said
    group by all
),

groups as (
    select *
    from groups_shown(
        'counted', $by, $board_id, $region, $area_type, $period_labels, $period_starts, $period_ends
    )
),

grouped as (
    select
        groups.group_id,
        groups.group_name,
        assessors.assessor,
        grade_rows.question,
        min(groups.group_order) as group_order,
        assessors.position as assessor_position,
        grade_rows.position as question_position,
        coalesce(
            sum(columns(counted.* exclude (board_id, period_end, assessor, question))), 0
        )::bigint
    from groups
    cross join assessors
    cross join grade_rows
    left join counted
        on
            groups.board_id = counted.board_id
            and groups.period_end = counted.period_end
            and assessors.assessor = counted.assessor
            and grade_rows.question = counted.question
    group by all
)

select
    group_id,
    group_name,
    assessor,
    question,
    n_assessed,
    n_absent,
    n_partial,
    n_clear,
    n_crystal_clear,
    n_not_graded,
    all_grades / nullif(n_assessed - n_not_graded, 0) as mean_grade
from grouped
order by group_order, group_name, group_id, assessor_position, question_position
