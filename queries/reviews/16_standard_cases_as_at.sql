-- view: standard_cases_as_at(as_at)
-- grain: one row per review and edition of a standard that applies to it
-- says: the limit day and the verdict of each case, gross and, where agreed delays pause the
-- standard, net of them.
--
-- The net limit: the stretches of delay in order; each that began on or before the limit as moved
-- so far moves it by its days. Once one began later the limit stands, and all others are later
-- still: so the stretches that count are those before the first that does not.
create macro standard_cases_as_at(as_at) as table (
    with limited as (
        select
            clocks.*,
            standards.standard_id,
            standards.edition,
            standards.bound,
            standards.is_paused,
            if(standards.stopped_by = 'discontinued', clocks.discontinued_date, null)
                as stop_date,
            case standards.unit
                when 'days' then clocks.start_date + standards.length
                when 'months' then (clocks.start_date + to_months(standards.length))::date
                when 'working_days' then limits.day
            end as limit_date
        from clocks_as_at(as_at, 'standard') as clocks
        inner join standards
            on clocks.position = standards.position
        left join working_days as starts
            on standards.unit = 'working_days' and clocks.start_date = starts.day
        left join working_days as limits
            on limits.is_working and limits.working_day = starts.working_day + standards.length
    ),

    delayed as (
        select
            limited.position,
            limited.review_id,
            limited.limit_date,
            spans.span_start,
            spans.span_end - spans.span_start as n_days,
            coalesce(
                sum(spans.span_end - spans.span_start) over (
                    partition by limited.position, limited.review_id
                    order by spans.span_start
                    rows between unbounded preceding and 1 preceding
                ),
                0
            ) as n_days_before
        from limited
        inner join delay_spans_as_at(as_at, false) as spans
            on limited.review_id = spans.review_id
        where limited.is_paused
    ),

    reached as (
        select
            position,
            review_id,
            n_days,
            bool_and(span_start <= limit_date + n_days_before::integer) over (
                partition by position, review_id
                order by span_start
                rows between unbounded preceding and current row
            ) as moves
        from delayed
    ),

    moved as (
        select
            position,
            review_id,
            sum(n_days)::integer as n_days
        from reached
        where moves
        group by position, review_id
    ),

    netted as (
        select
            limited.*,
            if(is_paused, limit_date + coalesce(moved.n_days, 0), null) as net_limit_date
        from limited
        left join moved
            on limited.position = moved.position and limited.review_id = moved.review_id
    )

    select
        *,
        verdict(bound, end_date, start_date, must_have_ended, stop_date, limit_date, as_at)
            as verdict,
        case
            when is_paused
                then verdict(
                    bound, end_date, start_date, must_have_ended, stop_date, net_limit_date, as_at
                )
        end as net_verdict
    from netted
);
