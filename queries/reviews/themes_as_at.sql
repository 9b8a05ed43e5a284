-- view: themes_as_at(as_at)
-- grain: one row per review completed by the as-at date, theme of its recommendations (in the
-- spelling used most) and kind of
-- body that they are addressed to, and one with an empty body for all together
-- kept: as a table for each as-at date asked for
-- says: when the theme came up, to that kind of body, in a review of the same board the time
-- before: in any review (`date_before`), and in one after an incident of the same type
-- (`date_before_alike`).
create macro themes_as_at(as_at) as table (
    with themed as (
        select distinct
            recommended.review_number,
            recommended.board_id,
            recommended.incident_type,
            recommended.completed_date,
            spelt.shown_theme as theme,
            unnest(['', coalesce(recommended.addressee_type::varchar, 'not_recorded')]) as body
        from recommendations_as_at(as_at) as recommended
        inner join spelt_themes_as_at(as_at) as spelt
            on recommended.theme = spelt.theme
    )

    select
        *,
        lag(completed_date) over (
            partition by board_id, theme, body
            order by completed_date, review_number
        ) as date_before,
        lag(completed_date) over (
            partition by board_id, theme, body, incident_type
            order by completed_date, review_number
        ) as date_before_alike
    from themed
    order by body, board_id, theme
);
