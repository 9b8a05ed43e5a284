-- view: recommendations_as_at(as_at)
-- grain: one row per recommendation and addressee of a review completed by the as-at date
-- kept: as a table for each as-at date asked for
-- says: what each row's record says as at a date, and how far it got.
--
-- A response without its date, or a date without its response, has not happened; elsewhere the
-- date alone tells. Due dates are plans, not events, and stand as recorded; so do whether the
-- recommendation is clear and whether it answers why. Derived: `claimed_date`, the earliest of
-- done, evidenced, verified and effect; `evidenced_date`, the earliest of the last three;
-- `ended_date`, the earlier of closed and of the response where that rejects it. `is_undated`: see
-- there. `state`: the first that holds. `is_open`: neither claimed nor ended, nor undated; only then
-- `is_overdue`. Neither claimed nor ended: `has_no_record`: no due date, response or update,
-- which is neutral; `is_stale`: the latest of response and update is more than 90 days back.
-- `is_due`: its day is before the as-at date, and it was not let go; `is_let_go`: such a day, but
-- ended on or before it without having been claimed by then. `is_unsure_on_time`: that, or whether
-- it was done by its day, cannot be told, as days of one month are known to the month only.
-- `is_clock_to_month`: the same of the days from completion. The earliest of several days is known
-- to the month only where one of its month is. `last_heard_date`: the latest of response and update.
-- Long because every date has what became of it and whether it is known to the month only.
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
            recommendations.month_only,
            is_undated(
                recommendations.status,
                recommendations.done_date,
                recommendations.evidenced_date,
                recommendations.verified_date,
                recommendations.effect_date,
                recommendations.closed_date
            ) as is_undated,
            is_to_month(reviews.month_only, 'completed_date') as is_completed_to_month,
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
                effect_date, verified_date, shown_date, done_date, response, closed_date, is_undated
            ) as state
        from happened
    ),

    -- The earliest of those known to the month, null for nearly all.
    to_month as (
        select
            *,
            is_to_month(month_only, 'due_date') as is_due_to_month,
            greatest(response_date, updated_date) as last_heard_date,
            coalesce(
                last_heard_date = has_month(month_only, response_date, 'response_date')
                or last_heard_date = has_month(month_only, updated_date, 'updated_date'),
                false
            ) as is_last_heard_to_month,
            case
                when month_only is not null
                    then least(
                        has_month(month_only, shown_date, 'evidenced_date'),
                        has_month(month_only, verified_date, 'verified_date'),
                        has_month(month_only, effect_date, 'effect_date')
                    )
            end as evidenced_month,
            case
                when month_only is not null
                    then least(evidenced_month, has_month(month_only, done_date, 'done_date'))
            end as claimed_month,
            case
                when month_only is not null
                    then least(
                        has_month(month_only, closed_date, 'closed_date'),
                        case
                            when response = 'rejected'
                                then has_month(month_only, response_date, 'response_date')
                        end
                    )
            end as ended_month,
            coalesce(last_day(evidenced_date) = evidenced_month, false) as is_evidenced_to_month,
            coalesce(last_day(claimed_date) = claimed_month, false) as is_claimed_to_month,
            coalesce(last_day(ended_date) = ended_month, false) as is_ended_to_month
        from derived
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
        is_completed_to_month,
        theme,
        is_clear,
        answers_why,
        response,
        response_date,
        updated_date,
        last_heard_date,
        is_last_heard_to_month,
        due_date,
        is_due_to_month,
        claimed_date,
        evidenced_date,
        ended_date,
        state,
        is_undated,
        coalesce(claimed_date, ended_date) is null as is_without_end,
        is_without_end and not is_undated as is_open,
        coalesce(due_date < as_at, false) as has_fallen_due,
        is_open and has_fallen_due as is_overdue,
        is_without_end and coalesce(due_date, response_date, updated_date) is null
            as has_no_record,
        is_without_end
        and coalesce(last_heard_date < as_at::date - 90, false) as is_stale,
        has_fallen_due
        and coalesce(ended_date <= due_date and not coalesce(claimed_date <= due_date, false), false)
            as is_let_go,
        has_fallen_due and not is_let_go as is_due,
        has_fallen_due
        and (
            is_unsure(claimed_date, is_claimed_to_month, due_date, is_due_to_month)
            or is_unsure(evidenced_date, is_evidenced_to_month, due_date, is_due_to_month)
            or is_unsure(ended_date, is_ended_to_month, due_date, is_due_to_month)
        ) as is_unsure_on_time,
        is_completed_to_month
        or is_evidenced_to_month
        or is_claimed_to_month
        or is_ended_to_month as is_clock_to_month
    from to_month
    -- Those of a review lie together, which makes counting by review quicker.
    order by board_id, review_number
);
