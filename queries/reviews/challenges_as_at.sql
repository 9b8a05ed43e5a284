-- view: challenges_as_at(as_at)
-- grain: one row per challenge raised by the as-at date
-- kept: as a table for each as-at date asked for
-- says: what each challenge's record says as at a date, and how long a reply took or is awaited.
--
-- A reply ends the wait. Without one the wait is followed to the day of closing, after which no
-- reply is expected, else to the as-at date. A reply or closing dated before the challenge was
-- raised counts as day 0. An outcome counts from the day of closing. `is_clock_to_month`: a day
-- that the wait needs is known to the month only; `month_only` names all such dates of the row.
-- `reply_days` (raised to replied) and `closing_days` (replied to closed) are null where either day
-- is missing or known to the month only.
create macro challenges_as_at(as_at) as table (
    with happened as (
        select
            challenge_id,
            board_id::board_key as board_id,
            review_id,
            raised_by::varchar as raised_by,
            subject::varchar as subject,
            raised_date,
            month_only,
            questions,
            reply_due_date,
            case when replied_date <= as_at then replied_date end as replied_date,
            case when closed_date <= as_at then closed_date end as closed_date,
            case when closed_date <= as_at then outcome::varchar end as outcome
        from records.challenges
        where raised_date <= as_at
    )

    select
        *,
        is_to_month(month_only, 'raised_date')
        or (replied_date is not null and is_to_month(month_only, 'replied_date'))
        or (
            replied_date is null
            and closed_date is not null
            and is_to_month(month_only, 'closed_date')
        ) as is_clock_to_month,
        replied_date is null and coalesce(reply_due_date < as_at, false) as is_reply_overdue,
        greatest(coalesce(replied_date, closed_date, as_at::date) - raised_date, 0) as n_days,
        case
            when
                not is_to_month(month_only, 'raised_date')
                and not is_to_month(month_only, 'replied_date')
                then replied_date - raised_date
        end as reply_days,
        case
            when
                not is_to_month(month_only, 'replied_date')
                and not is_to_month(month_only, 'closed_date')
                then closed_date - replied_date
        end as closing_days
    from happened
);
