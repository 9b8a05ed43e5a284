-- view: is_asked_of(addressee_type, theme, only_addressee_type, only_theme)
-- grain: one yes or no per recommendation and addressee
-- says: whether a request is about it; null filters leave all, and `not_recorded` those of which
-- the kind of body, or the theme, is not recorded. Themes compare as codes do.
create macro is_asked_of(addressee_type, theme, only_addressee_type, only_theme) as (
    (
        only_addressee_type is null
        or coalesce(addressee_type::varchar, 'not_recorded') = only_addressee_type
    )
    and (
        only_theme is null
        or coalesce(theme, 'not_recorded') = only_theme
        or theme_key(theme) = theme_key(only_theme)
    )
);
