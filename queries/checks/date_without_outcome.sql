-- rule: date_without_outcome
-- severity: warn
-- stage: suspect
-- says: A date stands there without its outcome (decision, panel view, final decision, non-publication outcome, response, closure).
-- mend: Fill in the outcome, or take the date out.
select
    table_name,
    row_id,
    file,
    row_number,
    outcome_name as column_name,
    'There is a ' || date_name || ' but nothing for ' || outcome_name
    || '. Fill it in, or take the date out.' as message
from incoming_outcomes()
where has_date and not has_outcome
