-- view: theme_key(theme)
-- grain: one text per theme
-- says: what two themes have in common that are the same: the theme without case, spaces and
-- punctuation, `&` read as `and`, as codes and names of boards are compared.
create macro theme_key(theme) as (
    coalesce(
        nullif(
            regexp_replace(
                lower(replace(nfc_normalize(theme), '&', 'and')), '[^\p{L}\p{N}]', '', 'g'
            ),
            ''
        ),
        theme
    )
);
