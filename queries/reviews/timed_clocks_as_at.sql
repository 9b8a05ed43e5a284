-- view: timed_clocks_as_at(as_at, wanted_kind)
-- grain: one row per review and clock of the wanted kind (stage, appointment) that it has started
-- says: how each stands (ended, open, stopped) and for how many days, or why it is left out
-- (known_to_month, end_before_start, end_undated).
--
-- An end by the as-at date counts whatever stopped the review. Without one, the first of what stops
-- the clock does; a stop before the start counts as day 0. A case left out has no days.
create macro timed_clocks_as_at(as_at, wanted_kind) as table (
    with stated as (
        select
            *,
            case
                when is_to_month then 'known_to_month'
                when end_date < start_date then 'end_before_start'
                when must_have_ended then 'end_undated'
                when end_date is not null then 'ended'
                when stop_date is not null then 'stopped'
                else 'open'
            end::stage_state as state
        from clocks_as_at(as_at, wanted_kind)
    )

    select
        position,
        review_id,
        board_id,
        incident_type,
        start_date,
        end_date,
        stop_date,
        state,
        case
            when state in ('ended', 'open', 'stopped')
                then greatest(coalesce(end_date, stop_date, as_at::date) - start_date, 0)::integer
        end as n_days
    from stated
);
