-- figure: recommendation_progress
-- title: How far recommendations have got
-- answers: Of the recommendations of reviews completed in the period, how many are done with evidence, how many only reported done, and by which kinds of body?
-- grain: one row per group for all kinds of body together (addressee_type empty) and one per group and kind of body
-- numerator: rows whose state is evidenced, verified or effect shown (evidenced_rate); rows whose state is claimed (claimed_only_rate)
-- denominator: recommendations of reviews completed in the period, each counted once for every body it is addressed to (n_recommendations)
-- excludes: recommendations of reviews not completed in the period, or not by the as-at date
-- basis: the ladder of recommendation_status, which this is by the period of completion; limits of shares allow for recommendations of one review being alike (design effect of reviews as clusters)
-- period: optional
-- event: recommended
-- column: group_id varchar id | id | never | Id
-- column: group_name varchar name | name | never | Group
-- column: addressee_type varchar code | kind of body | z: all kinds together | Addressed to
-- columns_as: recommendation_status n_recommendations to n_stale
-- column: shown bigint count | recommendations, by addressee, evidenced or better | never | Done with evidence
-- column: shown_clusters double[] list | sums over reviews | never | Sums over reviews
-- column: evidenced_rate double share | share of n_recommendations evidenced or better | z: no recommendation | Share done with evidence
-- column: claimed_clusters double[] list | sums over reviews | never | Sums over reviews
-- column: claimed_only_rate double share | share of n_recommendations claimed and no more | z: no recommendation | Share reported done without evidence
-- internal: shown shown_clusters claimed_clusters
-- made_of: shown = n_effect + n_verified + n_evidenced
-- interval: evidenced_rate clustered shown n_recommendations shown_clusters
-- interval: claimed_only_rate clustered n_claimed n_recommendations claimed_clusters
-- sum: n_recommendations = n_effect + n_verified + n_evidenced + n_claimed + n_rejected + n_closed + n_undated + n_responded + n_no_response
-- within: n_reviews <= n_recommendations
-- within: n_no_record <= n_recommendations
-- hides: evidenced_rate n_recommendations n_effect n_verified n_evidenced
-- hides: claimed_only_rate n_recommendations n_claimed
-- caution: “Reported done” is the body’s own account; what is done with evidence was seen by somebody else too. No record found is neutral: it is not overdue. A review that addresses two kinds of body is counted among the reviews of both.
-- Long because what is counted by board and what the limits need by review are counted apart,
-- which takes half the time.
with
asked as not materialized (
    select
        recommended.*,
        periods.period_end
    from recommendations_as_at($as_at) as recommended
    inner join asked_periods($period_labels, $period_starts, $period_ends) as periods
        on recommended.completed_date between periods.period_start and periods.period_end
    where
        is_asked_of(recommended.addressee_type, recommended.theme, $addressee_type, $theme)
        and ($incident_type is null or recommended.incident_type = $incident_type)
),

-- Those of a board that are alike in all that is counted become one row.
alike as (
    select
        board_id,
        period_end,
        addressee_type,
        state,
        is_overdue,
        has_no_record,
        is_stale,
        evidenced_date is not null as is_shown,
        count(*) as n
    from asked
    group by all
),

by_board as (
    select
        board_id,
        period_end,
        kind_of_body(addressee_type, grouping(addressee_type)) as addressee_type,
        unnest(ladder_counts(state, is_overdue, has_no_record, is_stale, n)),
        sum(n) filter (where is_shown) as shown
    from alike
    group by board_id, period_end, grouping sets ((alike.addressee_type), ())
),

-- By review only what the limits need.
by_review as (
    select
        board_id,
        period_end,
        review_number,
        kind_of_body(addressee_type, grouping(addressee_type)) as addressee_type,
        count(*) as n_recommendations,
        count(evidenced_date) as shown,
        count(*) filter (where state = 'claimed') as n_claimed
    from asked
    group by board_id, period_end, review_number, grouping sets ((asked.addressee_type), ())
),

groups as (
    select *
    from groups_shown(
        'by_board', $by, $board_id, $region, $area_type, $period_labels, $period_starts, $period_ends
    )
),

clustered as (
    select
        groups.group_id,
        by_review.addressee_type,
        count(*) as n_reviews,
        cluster_sums(by_review.shown, by_review.n_recommendations) as shown_clusters,
        cluster_sums(by_review.n_claimed, by_review.n_recommendations) as claimed_clusters
    from groups
    inner join by_review
        on groups.board_id = by_review.board_id and groups.period_end = by_review.period_end
    group by groups.group_id, by_review.addressee_type
),

grouped as (
    select
        groups.group_id,
        groups.group_name,
        min(groups.group_order) as group_order,
        kinds.position,
        kinds.addressee_type,
        coalesce(
            sum(columns(by_board.* exclude (board_id, period_end, addressee_type))), 0
        )::bigint
    from groups
    cross join addressee_kinds as kinds
    left join by_board
        on
            groups.board_id = by_board.board_id
            and groups.period_end = by_board.period_end
            and kinds.addressee_type = by_board.addressee_type
    group by groups.group_id, groups.group_name, kinds.position, kinds.addressee_type
)

select
    grouped.group_id,
    group_name,
    nullif(grouped.addressee_type, '') as addressee_type,
    n_recommendations,
    coalesce(n_reviews, 0) as n_reviews,
    n_effect,
    n_verified,
    n_evidenced,
    n_claimed,
    n_rejected,
    n_closed,
    n_undated,
    n_responded,
    n_no_response,
    n_overdue,
    n_no_record,
    n_stale,
    shown,
    coalesce(shown_clusters, [0, 0, 0, 0]) as shown_clusters,
    shown / nullif(n_recommendations, 0) as evidenced_rate,
    coalesce(claimed_clusters, [0, 0, 0, 0]) as claimed_clusters,
    n_claimed / nullif(n_recommendations, 0) as claimed_only_rate
from grouped
left join clustered
    on
        grouped.group_id = clustered.group_id
        and grouped.addressee_type = clustered.addressee_type
order by group_order, group_name, grouped.group_id, position
