-- case_file: publications
-- grain: one row per document about the review published by the as-at date
-- says: what was published and when, and whether it has been taken offline since.
select
    publication_id,
    kind,
    published_date,
    redacted,
    case when withdrawn_date <= $as_at then withdrawn_date end as withdrawn_date,
    month_only as month_dates
from records.publications
where
    review_id = $review_id
    and published_date <= $as_at
order by published_date, publication_id
