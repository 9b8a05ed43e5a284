-- view: follow_up_as_at(as_at)
-- grain: one row per recommendation and addressee of a review completed by the as-at date, less
-- those done at an unknown time (undated) or with a date known to the month
-- kept: as a table for each as-at date asked for
-- says: on which day since the review's completion it was evidenced, and claimed, and what it was
-- that happened on it: the action, an end before the action, or nothing by the as-at date.
--
-- What came before completion counts at day 0. On the same day of this clock the action counts
-- before the end. A state is acted, ended or open; an open row is followed to the as-at date.
create macro follow_up_as_at(as_at) as table (
    with clocked as (
        select
            review_number,
            addressee_type,
            theme,
            board_id,
            incident_type,
            completed_date,
            (as_at::date - completed_date)::integer as followed_days,
            case
                when evidenced_date is not null then greatest(evidenced_date - completed_date, 0)::integer
            end as evidenced_day,
            case
                when claimed_date is not null then greatest(claimed_date - completed_date, 0)::integer
            end as claimed_day,
            case
                when ended_date is not null then greatest(ended_date - completed_date, 0)::integer
            end as ended_day
        from recommendations_as_at(as_at)
        where not is_undated and not is_clock_to_month
    )

    select
        review_number,
        addressee_type,
        theme,
        board_id,
        incident_type,
        completed_date,
        followed_days,
        least(evidenced_day, ended_day, followed_days) as evidenced_days,
        case
            when evidenced_day <= coalesce(ended_day, evidenced_day) then 'acted'
            when ended_day is not null then 'ended'
            else 'open'
        end::follow_up_state as evidenced_state,
        least(claimed_day, ended_day, followed_days) as claimed_days,
        case
            when claimed_day <= coalesce(ended_day, claimed_day) then 'acted'
            when ended_day is not null then 'ended'
            else 'open'
        end::follow_up_state as claimed_state
    from clocked
);
