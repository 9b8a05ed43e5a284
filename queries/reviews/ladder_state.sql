-- view: ladder_state(effect_date, verified_date, evidenced_date, done_date, response, closed_date, is_undated)
-- grain: one value per recommendation and addressee
-- says: how far it has come, from what has happened (null: has not): the first that holds.
create macro ladder_state(
    effect_date, verified_date, evidenced_date, done_date, response, closed_date, is_undated
) as (
    case
        when effect_date is not null then 'effect'
        when verified_date is not null then 'verified'
        when evidenced_date is not null then 'evidenced'
        when done_date is not null then 'claimed'
        when response = 'rejected' then 'rejected'
        when closed_date is not null then 'closed'
        when is_undated then 'undated'
        when response is not null then 'responded'
        else 'no_response'
    end::recommendation_state
);
