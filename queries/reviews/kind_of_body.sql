-- view: kind_of_body(addressee_type, is_all)
-- grain: one value per recommendation and addressee, or per row of kinds of body
-- says: the kind of body as a row of addressee_kinds: `not_recorded` where it is blank, empty for
-- all kinds together (`is_all` 1).
create macro kind_of_body(addressee_type, is_all) as (
    if(is_all = 1, '', coalesce(addressee_type::varchar, 'not_recorded'))
);
