-- listing: recommendation_choices
-- grain: one row per theme and kind of body that recommendations name
-- says: what recommendations can be narrowed to; `not_recorded` where some have none.
select
    'theme' as choice,
    first(theme order by n desc, theme) as value
from (
    select
        coalesce(theme, 'not_recorded') as theme,
        count(*) as n
    from records.recommendations
    group by all
)
group by theme_key(theme)

union

select
    'addressee_type' as choice,
    coalesce(addressee_type::varchar, 'not_recorded') as value
from records.recommendations

order by choice, value
