-- view: first_publications_as_at(as_at)
-- grain: one row per review of which something was published by the as-at date
-- says: the day of its first overview report, executive summary, summary or anonymous report; a
-- later withdrawal does not undo it, and a learning brief or a response is no publication of it.
--
-- Known to the month only where any that may have been the first is: one of the same month.
create macro first_publications_as_at(as_at) as table (
    select
        review_id,
        min(published_date) as first_published_date,
        coalesce(
            last_day(min(published_date))
            = min(published_date) filter (where is_to_month(month_only, 'published_date')),
            false
        ) as is_to_month
    from records.publications
    where
        published_date <= as_at
        and is_report(kind)
    group by review_id
);
