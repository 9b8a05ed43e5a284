-- rule: dates_out_of_order
-- severity: warn
-- stage: suspect
-- says: Dates of a review are not in the order incident, notified, decision, initiated, completed, first published; each is held against the nearest recorded one before it.
-- mend: Check the dates.
-- A date known to the month holds its last day, so an earlier step is taken at its first: what is
-- out of order is so on any day of the month.
with first_publications as (
    -- Of each review the earliest publication that counts as one. Its finding is about its own row;
    -- where that row was stored before, it is about the row of the review.
    select
        if(publications.row_id is null, 'reviews', 'publications') as table_name,
        coalesce(publications.row_id, reviews.row_id) as row_id,
        coalesce(publications.file, reviews.file) as file,
        if(publications.row_id is null, reviews.row_number, publications.row_number)
            as row_number,
        if(publications.row_id is null, 'completed_date', 'published_date') as column_name,
        publications.published_date,
        publications.month_only,
        coalesce(
            first_day(reviews.completed_date, reviews.month_only, 'completed_date'),
            first_day(reviews.initiated_date, reviews.month_only, 'initiated_date'),
            first_day(reviews.decision_date, reviews.month_only, 'decision_date'),
            first_day(reviews.notified_date, reviews.month_only, 'notified_date'),
            first_day(reviews.incident_date, reviews.month_only, 'incident_date')
        ) as previous_date
    from all_publications as publications
    inner join all_reviews as reviews using (review_id)
    where is_report(publications.kind)
    qualify
        row_number() over (
            partition by review_id
            order by publications.published_date, publications.row_id nulls last
        ) = 1
        and coalesce(publications.row_id, reviews.row_id) is not null
)

select
    'reviews' as table_name,
    row_id,
    file,
    row_number,
    'notified_date' as column_name,
    'The notified_date (' || written(notified_date, month_only, 'notified_date')
        || ') lies before an earlier step of the review. Check the dates.' as message
from incoming_reviews
where notified_date < first_day(incident_date, month_only, 'incident_date')

union all

select
    'reviews' as table_name,
    row_id,
    file,
    row_number,
    'decision_date' as column_name,
    'The decision_date (' || written(decision_date, month_only, 'decision_date')
        || ') lies before an earlier step of the review. Check the dates.' as message
from incoming_reviews
where decision_date < coalesce(
    first_day(notified_date, month_only, 'notified_date'),
    first_day(incident_date, month_only, 'incident_date')
)

union all

select
    'reviews' as table_name,
    row_id,
    file,
    row_number,
    'initiated_date' as column_name,
    'The initiated_date (' || written(initiated_date, month_only, 'initiated_date')
        || ') lies before an earlier step of the review. Check the dates.' as message
from incoming_reviews
where initiated_date < coalesce(
    first_day(decision_date, month_only, 'decision_date'),
    first_day(notified_date, month_only, 'notified_date'),
    first_day(incident_date, month_only, 'incident_date')
)

union all

select
    'reviews' as table_name,
    row_id,
    file,
    row_number,
    'completed_date' as column_name,
    'The completed_date (' || written(completed_date, month_only, 'completed_date')
        || ') lies before an earlier step of the review. Check the dates.' as message
from incoming_reviews
where completed_date < coalesce(
    first_day(initiated_date, month_only, 'initiated_date'),
    first_day(decision_date, month_only, 'decision_date'),
    first_day(notified_date, month_only, 'notified_date'),
    first_day(incident_date, month_only, 'incident_date')
)

union all

select
    table_name,
    row_id,
    file,
    row_number,
    column_name,
    'The first publication (' || written(published_date, month_only, 'published_date')
        || ') lies before an earlier step of its review. Check the dates.' as message
from first_publications
where published_date < previous_date
