-- figure: why_and_action
-- title: Clear about why, and recommendations that follow from it
-- answers: Do reports that say clearly why things happened lead to recommendations that answer it?
-- grain: one row per group, assessor and clarity of why, with its grades together (why_grade empty) and apart
-- numerator: recommendations found to follow from a finding about why (n_answers_why); found to be clear (n_clear)
-- denominator: recommendations looked at for it, found to be so or not (n_judged_why, n_judged_clear)
-- excludes: recommendations of reviews that nobody assessed in the period, or that are not completed by the as-at date
-- basis: the clarity of why is the grade given by this assessor, counted as in the figure quality, 3 and 4 being clear; a recommendation counts once for every body it is addressed to; limits of shares allow for recommendations of one review being alike (design effect of reviews as clusters)
-- period: optional
-- event: assessed
-- column: group_id varchar id | id | never | Id
-- column: group_name varchar name | name | never | Group
-- column: assessor varchar code | assessor | never | Assessor
-- column: clarity varchar code | clarity of why | never | Report on why
-- column: why_grade varchar code | grade of why | z: all grades of this clarity together | Grade on why
-- column: n_reviews bigint count | reviews assessed | never | Reviews assessed
-- column: n_recommendations bigint count | recommendations, by addressee, of the completed among them | never | Recommendations
-- column: n_judged_why bigint count | recommendations, by addressee | never | Looked at for answering why
-- column: n_answers_why bigint count | recommendations, by addressee | never | Follow from why
-- column: why_clusters double[] list | sums over reviews | never | Sums over reviews
-- column: answers_why_rate double share | share of n_judged_why | x where n_recommendations: none was looked at | Share that follow from why
-- column: n_judged_clear bigint count | recommendations, by addressee | never | Looked at for clarity
-- column: n_clear bigint count | recommendations, by addressee | never | Clear
-- column: clear_clusters double[] list | sums over reviews | never | Sums over reviews
-- column: clear_rate double share | share of n_judged_clear | x where n_recommendations: none was looked at | Share clear
-- internal: why_clusters clear_clusters
-- interval: answers_why_rate clustered n_answers_why n_judged_why why_clusters
-- interval: clear_rate clustered n_clear n_judged_clear clear_clusters
-- disclosure: whole-only
-- within: n_judged_why <= n_recommendations
-- within: n_answers_why <= n_judged_why
-- within: n_judged_clear <= n_recommendations
-- within: n_clear <= n_judged_clear
-- caution: This does not show that one causes the other. Uses the latest judgement of each recommendation.
with
recommended as (
    select
        review_number,
        count(*) as n_recommendations,
        count(answers_why) as n_judged_why,
        count(*) filter (where answers_why) as n_answers_why,
        count(is_clear) as n_judged_clear,
        count(*) filter (where is_clear) as n_clear
    from recommendations_as_at($as_at)
    group by review_number
),

assessed as (
    select
        latest.board_id,
        latest.period_end,
        latest.assessor,
        case when why >= 3 then 'clear' when why <= 2 then 'not_clear' else 'not_graded' end
            as clarity,
        case why
            when 1 then 'absent' when 2 then 'partial' when 3 then 'clear' when 4 then 'crystal_clear'
        end as why_grade,
        count(*) as n_reviews,
        sum(columns(recommended.* exclude (review_number))),
        cluster_sums(recommended.n_answers_why, recommended.n_judged_why) as why_clusters,
        cluster_sums(recommended.n_clear, recommended.n_judged_clear) as clear_clusters
    from latest_assessments_as_at($as_at, $period_labels, $period_starts, $period_ends) as latest
    left join recommended
        on latest.review_number = recommended.review_number
    where $incident_type is null or latest.incident_type = $incident_type
    group by all
),

groups as (
    select *
    from groups_shown(
        'assessed', $by, $board_id, $region, $area_type, $period_labels, $period_starts, $period_ends
    )
),

grouped as (
    select
        groups.group_id,
        groups.group_name,
        min(groups.group_order) as group_order,
        assessors.assessor,
        assessors.position as assessor_position,
        why_rows.clarity,
        why_rows.why_grade,
        why_rows.position as row_position,
        coalesce(sum(columns(lambda name: starts_with(name, 'n_'))), 0)::bigint,
        cluster_totals(assessed.why_clusters) as why_clusters,
        cluster_totals(assessed.clear_clusters) as clear_clusters
    from groups
    cross join assessors
    cross join why_rows
    left join assessed
        on
            groups.board_id = assessed.board_id
            and groups.period_end = assessed.period_end
            and assessors.assessor = assessed.assessor
            and why_rows.clarity = assessed.clarity
            and why_rows.why_grade in ('', assessed.why_grade)
    group by all
)

select
    group_id,
    group_name,
    assessor,
    clarity,
    nullif(why_grade, '') as why_grade,
    n_reviews,
    n_recommendations,
    n_judged_why,
    n_answers_why,
    why_clusters,
    n_answers_why / nullif(n_judged_why, 0) as answers_why_rate,
    n_judged_clear,
    n_clear,
    clear_clusters,
    n_clear / nullif(n_judged_clear, 0) as clear_rate
from grouped
order by group_order, group_name, group_id, assessor_position, row_position
