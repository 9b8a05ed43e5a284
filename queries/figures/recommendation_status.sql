-- figure: recommendation_status
-- title: What became of recommendations
-- answers: How far has each recommendation of the completed reviews got, body by body?
-- grain: one row per group
-- numerator: rows in the first state that holds: effect on practice shown, independently verified, evidenced, claimed to be done, rejected, closed, done or closed at an unknown time, responded, no response
-- denominator: recommendations of reviews completed by the as-at date, each counted once for every body it is addressed to (n_recommendations)
-- excludes: recommendations of reviews not completed by the as-at date
-- basis: two ladders kept apart: what the addressee says and what somebody saw; limits of shares allow for recommendations of one review being alike (design effect of reviews as clusters)
-- period: none
-- event: recommended
-- column: group_id varchar id | id | never | Id
-- column: group_name varchar name | name | never | Group
-- column: n_recommendations bigint count | recommendations, by addressee | never | Recommendations
-- column: n_reviews bigint count | reviews with a recommendation | never | Reviews
-- column: n_effect bigint count | recommendations, by addressee | never | Effect shown
-- column: n_verified bigint count | recommendations, by addressee | never | Verified
-- column: n_evidenced bigint count | recommendations, by addressee | never | Evidenced
-- column: n_claimed bigint count | recommendations, by addressee | never | Reported done, no evidence
-- column: n_rejected bigint count | recommendations, by addressee | never | Rejected
-- column: n_closed bigint count | recommendations, by addressee | never | Closed, not done
-- column: n_undated bigint count | recommendations, by addressee, called done, evidenced or closed without a day on which they were | never | Done or closed, not recorded when
-- column: n_responded bigint count | recommendations, by addressee | never | Replied, not done
-- column: n_no_response bigint count | recommendations, by addressee | never | No reply on record
-- column: n_overdue bigint count | recommendations, by addressee, due before the as-at date, neither claimed nor ended, nor done at an unknown time | never | Overdue
-- column: n_no_record bigint count | recommendations, by addressee, neither claimed nor ended, with no due date, response or update | never | No record found
-- column: n_stale bigint count | recommendations, by addressee, neither claimed nor ended, not heard of for more than 90 days | never | No update for more than 90 days
-- column: undated_no_record bigint count | recommendations, by addressee, called done, evidenced or closed without a day on which they were, with no due date, response or update | never | Called done, no record
-- column: undated_stale bigint count | recommendations, by addressee, called done, evidenced or closed without a day on which they were, not heard of for more than 90 days | never | Called done, not heard of
-- column: responded_overdue bigint count | recommendations, by addressee, replied to and overdue, heard of in the last 90 days | never | Replied, overdue
-- column: responded_stale bigint count | recommendations, by addressee, replied to and not overdue, not heard of for more than 90 days | never | Replied, not heard of
-- column: responded_overdue_stale bigint count | recommendations, by addressee, replied to and overdue, not heard of for more than 90 days | never | Replied, overdue, not heard of
-- column: silent_no_record bigint count | recommendations, by addressee, with no reply, due date or update | never | No reply, no record
-- column: silent_overdue bigint count | recommendations, by addressee, with no reply, overdue, heard of in the last 90 days or never | never | No reply, overdue
-- column: silent_stale bigint count | recommendations, by addressee, with no reply, not overdue, not heard of for more than 90 days | never | No reply, not heard of
-- column: silent_overdue_stale bigint count | recommendations, by addressee, with no reply, overdue, not heard of for more than 90 days | never | No reply, overdue, not heard of
-- column: accepted bigint count | responses that accept in full or in part | never | Accepted
-- column: responses bigint count | dated responses | never | Responses
-- column: accepted_clusters double[] list | sums over reviews | never | Sums over reviews
-- column: accepted_rate double share | share of responses that accept, in full or in part | z: no response | Share accepted
-- column: clear bigint count | recommendations found to be clear | never | Clear
-- column: judged_clear bigint count | recommendations found to be clear or not | never | Judged for clarity
-- column: clear_clusters double[] list | sums over reviews | never | Sums over reviews
-- column: clear_rate double share | share found clear of those found to be clear or not | x where n_recommendations: none was looked at | Share clear
-- internal: undated_no_record undated_stale responded_overdue responded_stale responded_overdue_stale silent_no_record silent_overdue silent_stale silent_overdue_stale
-- internal: accepted responses accepted_clusters clear judged_clear clear_clusters
-- interval: accepted_rate clustered accepted responses accepted_clusters
-- interval: clear_rate clustered clear judged_clear clear_clusters
-- sum: n_recommendations = n_effect + n_verified + n_evidenced + n_claimed + n_rejected + n_closed + n_undated + n_responded + n_no_response
-- within: n_reviews <= n_recommendations
-- kept_back: undated_no_record undated_stale responded_overdue responded_stale responded_overdue_stale silent_no_record silent_overdue silent_stale silent_overdue_stale
-- sum: n_overdue = responded_overdue + responded_overdue_stale + silent_overdue + silent_overdue_stale
-- sum: n_no_record = undated_no_record + silent_no_record
-- sum: n_stale = undated_stale + responded_stale + responded_overdue_stale + silent_stale + silent_overdue_stale
-- within: undated_no_record + undated_stale <= n_undated
-- within: responded_overdue + responded_stale + responded_overdue_stale <= n_responded
-- within: silent_no_record + silent_overdue + silent_stale + silent_overdue_stale <= n_no_response
-- only_with: n_recommendations n_reviews
-- withheld_below: accepted_rate accepted_rate_lower accepted_rate_upper clear_rate clear_rate_lower clear_rate_upper
-- caution: “Reported done” is the body’s own account; what is done with evidence was seen by somebody else too. No record found is neutral: it is not overdue. Clarity uses the latest judgement.
-- Long because what is counted by board and what the limits need by review are counted apart,
-- which takes half the time.
with
asked as not materialized (
    select *
    from recommendations_as_at($as_at)
    where
        is_asked_of(addressee_type, theme, $addressee_type, $theme)
        and ($incident_type is null or incident_type = $incident_type)
),

-- Those of a board that are alike in all that is counted become one row.
alike as (
    select
        board_id,
        state,
        is_overdue,
        has_no_record,
        is_stale,
        response,
        is_clear,
        count(*) as n
    from asked
    group by all
),

by_board as (
    select
        board_id,
        $as_at::date as period_end,
        unnest(ladder_counts(state, is_overdue, has_no_record, is_stale, n)),
        unnest(open_counts(state, is_overdue, has_no_record, is_stale, n)),
        sum(n) filter (where response in ('accepted', 'partly_accepted')) as accepted,
        sum(n) filter (where response is not null) as responses,
        sum(n) filter (where is_clear) as clear,
        sum(n) filter (where is_clear is not null) as judged_clear
    from alike
    group by board_id
),

-- By review only what the limits need.
by_review as (
    select
        board_id,
        review_number,
        count(*) filter (where response in ('accepted', 'partly_accepted')) as accepted,
        count(response) as responses,
        count(*) filter (where is_clear) as clear,
        count(is_clear) as judged_clear
    from asked
    group by board_id, review_number
),

groups as (
    select *
    from groups_shown(
        'by_board', $by, $board_id, $region, $area_type, [''], [null::date], [$as_at::date]
    )
),

clustered as (
    select
        groups.group_id,
        count(by_review.review_number) as n_reviews,
        cluster_sums(by_review.accepted, by_review.responses) as accepted_clusters,
        cluster_sums(by_review.clear, by_review.judged_clear) as clear_clusters
    from groups
    left join by_review
        on groups.board_id = by_review.board_id
    group by groups.group_id
),

grouped as (
    select
        groups.group_id,
        groups.group_name,
        groups.group_order,
        coalesce(sum(columns(by_board.* exclude (board_id, period_end))), 0)::bigint
    from groups
    left join by_board
        on groups.board_id = by_board.board_id
    group by groups.group_id, groups.group_name, groups.group_order
)

select
    grouped.group_id,
    group_name,
    n_recommendations,
    n_reviews,
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
    undated_no_record,
    undated_stale,
    responded_overdue,
    responded_stale,
    responded_overdue_stale,
    silent_no_record,
    silent_overdue,
    silent_stale,
    silent_overdue_stale,
    accepted,
    responses,
    accepted_clusters,
    accepted / nullif(responses, 0) as accepted_rate,
    clear,
    judged_clear,
    clear_clusters,
    clear / nullif(judged_clear, 0) as clear_rate
from grouped
inner join clustered
    on grouped.group_id = clustered.group_id
order by grouped.group_order, grouped.group_name, grouped.group_id
