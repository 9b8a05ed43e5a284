-- left_out: reports_online
-- grain: one row per reason that has cases
with
documents as (
    select
        publications.review_id,
        existing.review_id is not null as is_of_existing,
        publications.kind in (
            'overview_report', 'executive_summary', 'summary_report', 'anonymous_report'
        ) as is_report,
        publications.published_date
    from records.publications as publications
    inner join records.reviews as reviews
        on publications.review_id = reviews.review_id
    inner join chosen_boards($board_id, $region, $area_type) as boards
        on reviews.board_id = boards.board_id
    left join reviews_as_at($as_at) as existing
        on publications.review_id = existing.review_id
    where
        publications.published_date <= $as_at
        and ($incident_type is null or reviews.incident_type = $incident_type)
),

by_review as (
    select
        review_id,
        bool_and(is_of_existing) as is_of_existing,
        bool_or(is_report) as has_report,
        min(published_date) filter (where is_report) as first_report_date,
        min(published_date) as first_date
    from documents
    group by review_id
),

first_seen as (
    select by_review.*
    from by_review
    inner join asked_periods($period_labels, $period_starts, $period_ends) as periods
        on
            coalesce(by_review.first_report_date, by_review.first_date)
            between periods.period_start and periods.period_end
),

reasons as (
    select
        1 as place,
        'with a first document in the period, a learning brief or a response, but no report'
            as reason,
        count(*) as n_cases
    from first_seen
    where is_of_existing and not has_report
    union all
    select
        2,
        'with a report published, though by its other dates the review does not exist yet',
        count(*)
    from first_seen
    where not is_of_existing and has_report
)

select
    reason,
    n_cases
from reasons
where n_cases > 0
order by place
