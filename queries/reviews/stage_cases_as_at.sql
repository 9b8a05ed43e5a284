-- view: stage_cases_as_at(as_at)
-- grain: one row per review and stage that it has started
-- kept: as a table for each as-at date asked for
-- says: how each stage stands, as timed_clocks_as_at tells it: discontinuation stops every stage,
-- and the panel's agreement not to publish those that end in publication.
create macro stage_cases_as_at(as_at) as table (
    select *
    from timed_clocks_as_at(as_at, 'stage')
    -- Rows that are counted together lie together, which makes counting them quicker.
    order by board_id, position, n_days
);
