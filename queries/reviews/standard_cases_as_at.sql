-- view: standard_cases_as_at(as_at)
-- grain: one row per review and edition of a standard that applies to it
-- kept: as a table for each as-at date asked for
-- says: the limit day and the verdict of each case, gross and, where agreed delays pause the
-- standard, net of them. A limit that rests on a date known to the month is null.
create macro standard_cases_as_at(as_at) as table (
    with limited as (
        select
            clocks.*,
            case if(clocks.is_to_month, null, clocks.unit)
                when 'days' then clocks.start_date + clocks.length
                when 'months' then (clocks.start_date + to_months(clocks.length))::date
                when 'working_days' then limits.day
            end as limit_date
        from clocks_as_at(as_at, 'standard') as clocks
        left join working_days as starts
            on clocks.unit = 'working_days' and clocks.start_date = starts.day
        left join working_days as limits
            on limits.is_working and limits.working_day = starts.working_day + clocks.length
    ),

    netted as (
        select
            limited.*,
            limited.is_to_month or unclear.review_id is not null as is_net_to_month,
            case
                when limited.is_paused and unclear.review_id is null
                    then limited.limit_date + coalesce(moved.n_days, 0)
            end as net_limit_date
        from limited
        left join moved_limits_as_at(as_at) as moved
            on limited.position = moved.position and limited.review_id = moved.review_id
        left join (select distinct review_id from delays_to_month_as_at(as_at)) as unclear
            on limited.is_paused and limited.review_id = unclear.review_id
    )

    select
        * exclude (bound, length, unit, is_to_month, is_net_to_month),
        verdict(
            bound, is_to_month, end_date, start_date, must_have_ended, stop_date, limit_date, as_at
        ) as verdict,
        case
            when is_paused
                then verdict(
                    bound, is_net_to_month, end_date, start_date, must_have_ended, stop_date,
                    net_limit_date, as_at
                )
        end as net_verdict
    from netted
);
