-- figure: follow_through
-- title: How soon recommendations are carried out
-- answers: What share of recommendations is done with evidence, and what share reported done, half a year, one year and two years after the review was completed?
-- grain: one row per group
-- numerator: evidenced (the headline) or claimed within 183, 365 and 730 days of the review's completion; an action before completion counts at day 0
-- denominator: recommendations, by addressee, of reviews completed in the period (n_recommendations), those still open followed to the as-at date
-- excludes: those called done, evidenced or closed without a day on which they were (n_undated), and those of which a day is known to the month only; what ended (closed, or rejected) before the action counts as not carried out, on the same day of the clock the action counts
-- basis: Aalen-Johansen with the end as the competing end; by review each recommendation weighs 1 / those of its review, so that a review with many does not outweigh the others; limits by leaving out one review at a time, on the complementary log-log scale about the mean of the replicates
-- period: optional
-- event: recommended
-- column: group_id varchar id | id | never | Id
-- column: group_name varchar name | name | never | Group
-- column: n_recommendations bigint count | recommendations, by addressee | never | Recommendations
-- column: n_reviews bigint count | reviews with a recommendation | never | Reviews
-- column: life_reviews integer[] list | a number for its review, for each recommendation | z: no recommendation | Review
-- column: evidenced_days integer[] list | days since completion on which it was evidenced, ended or last seen open | z: no recommendation | Days to evidence
-- column: evidenced_states utinyint[] list | 0 open, 1 acted, 2 ended | z: no recommendation | State by evidence
-- column: claimed_days integer[] list | days since completion on which it was claimed, ended or last seen open | z: no recommendation | Days to reported done
-- column: claimed_states utinyint[] list | 0 open, 1 acted, 2 ended | z: no recommendation | State, reported done
-- column: followed_days integer[] list | days from completion to the as-at date | z: no recommendation | Days followed
-- column: n_followed_183 bigint count | recommendations of reviews completed at least 183 days before the as-at date | never | Followed for 183 days
-- column: n_followed_365 bigint count | recommendations of reviews completed at least 365 days before the as-at date | never | Followed for 365 days
-- column: n_followed_730 bigint count | recommendations of reviews completed at least 730 days before the as-at date | never | Followed for 730 days
-- column: n_undated bigint count | recommendations, by addressee, called done, evidenced or closed without a day on which they were; not in n_recommendations | never | Done or closed, not recorded when
-- internal: life_reviews evidenced_days evidenced_states claimed_days claimed_states followed_days
-- incidence: evidenced_183 183 by_row n_followed_183 life_reviews evidenced_days evidenced_states | share of recommendations | n where n_recommendations: fewer than 5 were followed so long | Done with evidence after 183 days
-- incidence: evidenced_365 365 by_row n_followed_365 life_reviews evidenced_days evidenced_states | share of recommendations | n where n_recommendations: fewer than 5 were followed so long | Done with evidence after 365 days
-- incidence: evidenced_730 730 by_row n_followed_730 life_reviews evidenced_days evidenced_states | share of recommendations | n where n_recommendations: fewer than 5 were followed so long | Done with evidence after 730 days
-- incidence: claimed_183 183 by_row n_followed_183 life_reviews claimed_days claimed_states | share of recommendations | n where n_recommendations: fewer than 5 were followed so long | Reported done after 183 days
-- incidence: claimed_365 365 by_row n_followed_365 life_reviews claimed_days claimed_states | share of recommendations | n where n_recommendations: fewer than 5 were followed so long | Reported done after 365 days
-- incidence: claimed_730 730 by_row n_followed_730 life_reviews claimed_days claimed_states | share of recommendations | n where n_recommendations: fewer than 5 were followed so long | Reported done after 730 days
-- incidence: evidenced_183_by_review 183 by_review n_followed_183 life_reviews evidenced_days evidenced_states | share, each review weighing the same | n where n_recommendations: fewer than 5 were followed so long | Done with evidence after 183 days, by review
-- incidence: evidenced_365_by_review 365 by_review n_followed_365 life_reviews evidenced_days evidenced_states | share, each review weighing the same | n where n_recommendations: fewer than 5 were followed so long | Done with evidence after 365 days, by review
-- incidence: evidenced_730_by_review 730 by_review n_followed_730 life_reviews evidenced_days evidenced_states | share, each review weighing the same | n where n_recommendations: fewer than 5 were followed so long | Done with evidence after 730 days, by review
-- incidence: claimed_183_by_review 183 by_review n_followed_183 life_reviews claimed_days claimed_states | share, each review weighing the same | n where n_recommendations: fewer than 5 were followed so long | Reported done after 183 days, by review
-- incidence: claimed_365_by_review 365 by_review n_followed_365 life_reviews claimed_days claimed_states | share, each review weighing the same | n where n_recommendations: fewer than 5 were followed so long | Reported done after 365 days, by review
-- incidence: claimed_730_by_review 730 by_review n_followed_730 life_reviews claimed_days claimed_states | share, each review weighing the same | n where n_recommendations: fewer than 5 were followed so long | Reported done after 730 days, by review
-- within: n_reviews <= n_recommendations
-- within: n_followed_183 <= n_recommendations
-- within: n_followed_365 <= n_followed_183
-- within: n_followed_730 <= n_followed_365
-- caution: “Reported done” is the body’s own account; the headline is what somebody saw evidence of. Every share, by recommendation then by review, is followed by its limits; those of claimed come after those of evidenced.
-- Long because those done at an unknown time are counted apart from the lives.
with
spine as (
    select *
    from group_spine(
        $by, $board_id, $region, $area_type, $period_labels, $period_starts, $period_ends
    )
),

lives as (
    select
        spine.group_id,
        followed.review_number,
        followed.followed_days,
        followed.evidenced_days,
        enum_code(followed.evidenced_state) as evidenced_state,
        followed.claimed_days,
        enum_code(followed.claimed_state) as claimed_state
    from follow_up_as_at($as_at) as followed
    inner join asked_periods($period_labels, $period_starts, $period_ends) as periods
        on followed.completed_date between periods.period_start and periods.period_end
    inner join spine
        on followed.board_id = spine.board_id and periods.period_label = spine.period_label
    where
        is_asked_of(followed.addressee_type, followed.theme, $addressee_type, $theme)
        and ($incident_type is null or followed.incident_type = $incident_type)
),

-- The lists of a group are filled row by row, so that each has the same row at the same place.
estimated as (
    select
        group_id,
        count(*) as n_recommendations,
        count(distinct review_number) as n_reviews,
        list(review_number) as life_reviews,
        list(evidenced_days) as evidenced_days,
        list(evidenced_state) as evidenced_states,
        list(claimed_days) as claimed_days,
        list(claimed_state) as claimed_states,
        list(followed_days) as followed_days,
        count(*) filter (where followed_days >= 183) as n_followed_183,
        count(*) filter (where followed_days >= 365) as n_followed_365,
        count(*) filter (where followed_days >= 730) as n_followed_730
    from lives
    group by group_id
),

undated as (
    select
        spine.group_id,
        count(*) as n_undated
    from recommendations_as_at($as_at) as recommended
    inner join asked_periods($period_labels, $period_starts, $period_ends) as periods
        on recommended.completed_date between periods.period_start and periods.period_end
    inner join spine
        on recommended.board_id = spine.board_id and periods.period_label = spine.period_label
    where
        recommended.is_undated
        and is_asked_of(recommended.addressee_type, recommended.theme, $addressee_type, $theme)
        and ($incident_type is null or recommended.incident_type = $incident_type)
    group by spine.group_id
),

groups as (
    select distinct
        group_id,
        group_name,
        group_order
    from spine
    where
        is_open
        or group_id in (select group_id from estimated)
        or group_id in (select group_id from undated)
)

select
    groups.group_id,
    groups.group_name,
    coalesce(n_recommendations, 0) as n_recommendations,
    coalesce(n_reviews, 0) as n_reviews,
    coalesce(life_reviews, []) as life_reviews,
    coalesce(evidenced_days, []) as evidenced_days,
    coalesce(evidenced_states, []) as evidenced_states,
    coalesce(claimed_days, []) as claimed_days,
    coalesce(claimed_states, []) as claimed_states,
    coalesce(followed_days, []) as followed_days,
    coalesce(n_followed_183, 0) as n_followed_183,
    coalesce(n_followed_365, 0) as n_followed_365,
    coalesce(n_followed_730, 0) as n_followed_730,
    coalesce(n_undated, 0) as n_undated
from groups
left join estimated
    on groups.group_id = estimated.group_id
left join undated
    on groups.group_id = undated.group_id
order by groups.group_order, groups.group_name, groups.group_id
