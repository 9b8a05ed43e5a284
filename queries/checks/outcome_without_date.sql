-- rule: outcome_without_date
-- severity: warn
-- stage: suspect
-- says: An outcome stands there without its date (decision, panel view, final decision, non-publication outcome, response, closure); it counts as not having happened.
-- mend: Fill in the date.
select
    table_name,
    row_id,
    file,
    row_number,
    date_name as column_name,
    'There is a value for ' || outcome_name || ' but no ' || date_name
    || ', so it counts as not having happened. Fill in the date.' as message
from incoming_outcomes()
where has_outcome and not has_date
