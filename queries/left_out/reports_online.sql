-- left_out: reports_online
-- grain: one row per reason that has cases
with
by_review as (
    select
        publications.review_id,
        any_value(reviews.board_id) as board_id,
        any_value(reviews.incident_type) as incident_type,
        any_value(existing.review_id) is not null as is_of_existing,
        min(publications.published_date) filter (where is_report(publications.kind))
            as first_report_date,
        min(publications.published_date) as first_date
    from records.publications as publications
    inner join records.reviews as reviews
        on publications.review_id = reviews.review_id
    left join reviews_as_at($as_at) as existing
        on publications.review_id = existing.review_id
    where publications.published_date <= $as_at
    group by publications.review_id
)

select
    board_id,
    incident_type,
    coalesce(first_report_date, first_date) as counted_date,
    if(is_of_existing, 1, 2) as place,
    if(
        is_of_existing,
        'with a first document in the period, a learning brief or a response, but no report',
        'with a report published, though by its other dates the review does not exist yet'
    ) as reason
from by_review
where is_of_existing = (first_report_date is null)
