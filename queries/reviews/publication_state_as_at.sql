-- view: publication_state_as_at(as_at)
-- grain: one row per review initiated by the as-at date
-- kept: as a table for each as-at date asked for
-- says: where the review stands: published_in_full, published_otherwise, discontinued,
-- completed_not_published or open; the first of these that holds.
--
-- In full: an overview report that is not marked redacted. `is_redaction_unknown`: of those, one
-- none of whose overview reports is marked as not redacted.
create macro publication_state_as_at(as_at) as table (
    with published as (
        select
            review_id,
            bool_or(kind = 'overview_report' and redacted is not true) as has_full_report,
            bool_or(kind = 'overview_report' and redacted is false) as has_unredacted_report,
            bool_or(is_report(kind)) as has_report
        from records.publications
        where published_date <= as_at
        group by review_id
    )

    select
        reviews.review_id,
        reviews.board_id,
        reviews.incident_type,
        reviews.initiated_date,
        reviews.completed_date,
        reviews.discontinued_date,
        case
            when published.has_full_report then 'published_in_full'
            when published.has_report then 'published_otherwise'
            when reviews.discontinued_date is not null then 'discontinued'
            when reviews.completed_date is not null then 'completed_not_published'
            else 'open'
        end::publication_state as state,
        coalesce(published.has_full_report and not published.has_unredacted_report, false)
            as is_redaction_unknown
    from reviews_as_at(as_at) as reviews
    left join published
        on reviews.review_id = published.review_id
    where reviews.initiated_date is not null
);
