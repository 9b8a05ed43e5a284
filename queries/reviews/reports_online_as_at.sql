-- view: reports_online_as_at(as_at)
-- grain: one row per review first published by the as-at date
-- kept: as a table for each as-at date asked for
-- says: what of the review was published (full, redaction_unknown, redacted, other_kind) and
-- whether any of it is still online.
--
-- Its reports are overview reports, executive summaries, summary and anonymous reports. full: an
-- overview report marked as not redacted; redaction_unknown: else one that is not marked either
-- way; redacted: else one marked redacted; other_kind: no overview report. Not online: every
-- report was taken offline by the as-at date; the last to go (of several on one day the one
-- published first) went early when that was surely less than 12 months after it was published.
create macro reports_online_as_at(as_at) as table (
    with reports as (
        select
            review_id,
            min(published_date) as first_published_date,
            bool_or(kind = 'overview_report') as has_overview,
            bool_or(kind = 'overview_report' and redacted is false) as has_full,
            bool_or(kind = 'overview_report' and redacted is null) as has_unknown,
            bool_and(coalesce(withdrawn_date <= as_at, false)) as is_withdrawn,
            max(withdrawn_date) as last_withdrawn_date,
            max(withdrawn_date) filter (where is_to_month(month_only, 'withdrawn_date'))
                = last_withdrawn_date as is_last_withdrawn_to_month,
            arg_max(
                earliest_day(published_date, is_to_month(month_only, 'published_date')),
                (withdrawn_date, -epoch(published_date))
            ) as last_online_published_date
        from records.publications
        where
            published_date <= as_at
            and is_report(kind)
        group by review_id
    )

    select
        reviews.review_id,
        reviews.board_id,
        reviews.incident_type,
        reports.first_published_date,
        case
            when reports.has_full then 'full'
            when reports.has_unknown then 'redaction_unknown'
            when reports.has_overview then 'redacted'
            else 'other_kind'
        end::published_form as published_as,
        not reports.is_withdrawn as is_online,
        case when reports.is_withdrawn then reports.last_withdrawn_date end
            as last_withdrawn_date,
        coalesce(reports.is_last_withdrawn_to_month, false) as is_last_withdrawn_to_month,
        reports.is_withdrawn
        and reports.last_withdrawn_date
        < reports.last_online_published_date + to_months(12) as is_withdrawn_early
    from reports
    inner join reviews_as_at(as_at) as reviews
        on reports.review_id = reviews.review_id
);
