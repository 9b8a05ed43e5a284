-- view: is_undated(status, done_date, evidenced_date, verified_date, effect_date, closed_date)
-- grain: one yes or no per recommendation and addressee
-- says: whether a tracker calls it done, evidenced or closed and none of the days on which it can
-- have been is recorded, whatever the as-at date: neither shown nor overdue.
create macro is_undated(
    status, done_date, evidenced_date, verified_date, effect_date, closed_date
) as (
    coalesce(status in ('done', 'evidenced', 'closed'), false)
    and coalesce(done_date, evidenced_date, verified_date, effect_date, closed_date) is null
);
