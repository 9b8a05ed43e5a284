-- view: spelt_themes_as_at(as_at)
-- grain: one row per spelling of a theme in a recommendation of a review completed by the as-at date
-- kept: as a table for each as-at date asked for
-- says: how the theme is shown: in the spelling used most, by recommendation and addressee; of
-- equals in the one that is first as text.
create macro spelt_themes_as_at(as_at) as table (
    with spelt as (
        select
            theme,
            count(*) as n
        from recommendations_as_at(as_at)
        where theme is not null
        group by theme
    )

    select
        theme,
        first_value(theme) over (
            partition by theme_key(theme)
            order by n desc, theme
        ) as shown_theme
    from spelt
);
