-- view: recommendations_as_at(as_at)
-- grain: one row per recommendation and addressee of a review completed by the as-at date
-- kept: as a table for each as-at date asked for
-- says: what each row's record says as at a date, and how far it got.
--
-- A response without its date, or a date without its response, has not happened; elsewhere the
-- date alone tells. Due dates are plans, not events, and stand as recorded; so do whether the
-- recommendation is clear and whether it answers why. Derived: `claimed_date`, the earliest of
-- done, evidenced, verified and effect; `evidenced_date`, the earliest of the last three; `ended_date`, the earlier of closed
-- and of the response where that rejects it. `state`: the first that holds. `is_open`: neither
-- claimed nor ended; only then `is_overdue`; `has_no_record`: no due date, response or update,
-- which is neutral; `is_stale`: the latest of response and update is more than 90 days back.
-- `is_due`: its day is before the as-at date, and it was not let go; `is_let_go`: such a day, but
-- ended on or before it without having been claimed by then.
create macro recommendations_as_at(as_at) as table (
    with happened as (
        select
            recommendations.recommendation_id,
            recommendations.addressee,
            recommendations.addressee_type,
            recommendations.theme,
            recommendations.is_clear,
            recommendations.answers_why,
            recommendations.due_date,
            reviews.review_id,
            reviews.review_number,
            reviews.board_id,
            reviews.incident_type,
            reviews.completed_date,
            case when response_date <= as_at then response end as response,
            case when response is not null and response_date <= as_at then response_date end
                as response_date,
            case when done_date <= as_at then done_date end as done_date,
            case when evidenced_date <= as_at then evidenced_date end as shown_date,
            case when verified_date <= as_at then verified_date end as verified_date,
            case when effect_date <= as_at then effect_date end as effect_date,
            case when closed_date <= as_at then closed_date end as closed_date,
            case when updated_date <= as_at then updated_date end as updated_date
        from records.recommendations as recommendations
        inner join reviews_as_at(as_at) as reviews
            on recommendations.review_id = reviews.review_id
        where reviews.completed_date is not null
    ),

    derived as (
        select
            *,
            least(done_date, shown_date, verified_date, effect_date) as claimed_date,
            least(shown_date, verified_date, effect_date) as evidenced_date,
            least(closed_date, case when response = 'rejected' then response_date end)
                as ended_date,
            ladder_state(
                effect_date, verified_date, shown_date, done_date, response, closed_date
            ) as state
        from happened
    )

    select
        review_id,
        review_number,
        recommendation_id,
        addressee,
        addressee_type,
        board_id,
        incident_type,
        completed_date,
        theme,
        is_clear,
        answers_why,
        response,
        response_date,
        updated_date,
        due_date,
        claimed_date,
        evidenced_date,
        ended_date,
        state,
        coalesce(claimed_date, ended_date) is null as is_open,
        coalesce(due_date < as_at, false) as has_fallen_due,
        is_open and has_fallen_due as is_overdue,
        is_open and coalesce(due_date, response_date, updated_date) is null as has_no_record,
        is_open and coalesce(greatest(response_date, updated_date) < as_at::date - 90, false)
            as is_stale,
        has_fallen_due
        and coalesce(ended_date <= due_date and not coalesce(claimed_date <= due_date, false), false)
            as is_let_go,
        has_fallen_due and not is_let_go as is_due
    from derived
    -- Those of a review lie together, which makes counting by review quicker.
    order by board_id, review_number
);
