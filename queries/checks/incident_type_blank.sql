-- rule: incident_type_blank
-- severity: warn
-- stage: suspect
-- says: The incident type is blank, or the file has no column for it; it is stored as not known.
-- mend: Fill in death, serious_harm, other or not_known.
select
    table_name,
    row_id,
    file,
    row_number,
    column_name,
    'The incident type is blank and stored as not_known. Fill in death, serious_harm, other or not_known.' as message
from faults
where fault = 'incident_type_blank'

union all

-- Where the column is not there at all, once for the file, for the reviews that are new.
select
    'reviews' as table_name,
    null as row_id,
    staged_reviews.file,
    null as row_number,
    'incident_type' as column_name,
    'There is no column incident_type, so it is stored as not_known for ' || count(*)
        || if(count(*) = 1, ' review', ' reviews') || '. Add the column, with death, serious_harm, other or not_known.' as message
from staged_reviews
inner join incoming_reviews using (row_id)
where staged_reviews.incident_type is null
    and incoming_reviews.incident_type = 'not_known'
    and not incoming_reviews.is_known
group by staged_reviews.file
