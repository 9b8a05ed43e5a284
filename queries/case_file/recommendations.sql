-- case_file: recommendations
-- grain: one row per recommendation of the review and addressee
-- says: how far each has come by the as-at date: effect, verified, evidenced, claimed, rejected,
-- closed, undated, responded or no_response; the first of these that holds.
--
-- None before the day on which a review is recorded to be completed; of a review without such a
-- day, those on record. Its wording is free text and is not read here.
with
dated as (
    select
        recommendations.recommendation_id,
        recommendations.addressee,
        recommendations.addressee_type,
        recommendations.month_only as month_dates,
        recommendations.due_date,
        case when recommendations.response_date <= $as_at then recommendations.response end
            as response,
        case when recommendations.response is not null and recommendations.response_date <= $as_at
            then recommendations.response_date end as response_date,
        case when recommendations.done_date <= $as_at then recommendations.done_date end
            as done_date,
        case when recommendations.evidenced_date <= $as_at then recommendations.evidenced_date end
            as evidenced_date,
        case when recommendations.verified_date <= $as_at then recommendations.verified_date end
            as verified_date,
        case when recommendations.effect_date <= $as_at then recommendations.effect_date end
            as effect_date,
        case when recommendations.closed_date <= $as_at then recommendations.closed_date end
            as closed_date,
        is_undated(
            recommendations.status,
            recommendations.done_date,
            recommendations.evidenced_date,
            recommendations.verified_date,
            recommendations.effect_date,
            recommendations.closed_date
        ) as is_undated
    from records.recommendations as recommendations
    inner join records.reviews as reviews
        on recommendations.review_id = reviews.review_id
    where
        recommendations.review_id = $review_id
        and coalesce(reviews.completed_date <= $as_at, true)
)

select
    recommendation_id,
    addressee,
    addressee_type,
    response,
    response_date,
    due_date,
    done_date,
    evidenced_date,
    verified_date,
    effect_date,
    closed_date,
    month_dates,
    ladder_state(
        effect_date, verified_date, evidenced_date, done_date, response, closed_date, is_undated
    ) as state
from dated
order by try_cast(recommendation_id as integer), recommendation_id, addressee
