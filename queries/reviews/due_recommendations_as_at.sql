-- view: due_recommendations_as_at(as_at, only_addressee_type, only_theme)
-- grain: one row per recommendation and addressee that has fallen due and that the filters leave
-- says: which of them were done by the day they were due. Not those that ended by then without
-- having been claimed, nor those of which nobody can tell if in time.
create macro due_recommendations_as_at(as_at, only_addressee_type, only_theme) as table (
    select
        *,
        coalesce(claimed_date <= due_date, false) as is_done_on_time,
        coalesce(evidenced_date <= due_date, false) as is_evidenced_on_time
    from recommendations_as_at(as_at)
    where
        is_due
        and not is_unsure_on_time
        and is_asked_of(addressee_type, theme, only_addressee_type, only_theme)
);
