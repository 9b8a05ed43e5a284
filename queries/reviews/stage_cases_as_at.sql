-- view: stage_cases_as_at(as_at)
-- grain: one row per review and stage that it has started
-- kept: as a table for each as-at date asked for
-- says: how each stage stands (ended, open, stopped) and for how many days, or why it is left out
-- (end_before_start, end_undated).
--
-- An end by the as-at date counts whatever stopped the review. Without one, the first of
-- discontinuation and, where the stage ends in publication, the panel's agreement not to publish
-- stops it; a stop before the start counts as day 0. A case left out has no days.
create macro stage_cases_as_at(as_at) as table (
    with stated as (
        select
            *,
            case
                when end_date < start_date then 'end_before_start'
                when must_have_ended then 'end_undated'
                when end_date is not null then 'ended'
                when stop_date is not null then 'stopped'
                else 'open'
            end::stage_state as state
        from clocks_as_at(as_at, 'stage')
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
    -- Rows that are counted together lie together, which makes counting them quicker.
    order by board_id, position, n_days
);
