-- view: asked_periods(labels, starts, ends)
-- grain: one row per period asked for
-- says: the periods as rows; no start means from the beginning.
create macro asked_periods(labels, starts, ends) as table (
    select
        unnest(labels::varchar[]) as period_label,
        coalesce(unnest(starts::date[]), date '0001-01-01') as period_start,
        unnest(ends::date[]) as period_end
);
