-- rule: date_without_outcome
-- severity: warn
-- stage: suspect
-- says: A date stands there without its outcome (decision, panel view, final decision, non-publication outcome, response, closure).
-- mend: Fill in the outcome, or take the date out.
select
    'reviews' as table_name,
    row_id,
    file,
    row_number,
    'decision' as column_name,
    'There is a decision_date but nothing for decision. Fill it in, or take the date out.' as message
from incoming_reviews
where decision is null and decision_date is not null

union all

select
    'reviews' as table_name,
    row_id,
    file,
    row_number,
    'panel_view' as column_name,
    'There is a panel_view_date but nothing for panel_view. Fill it in, or take the date out.' as message
from incoming_reviews
where panel_view is null and panel_view_date is not null

union all

select
    'reviews' as table_name,
    row_id,
    file,
    row_number,
    'final_decision' as column_name,
    'There is a final_decision_date but nothing for final_decision. Fill it in, or take the date out.' as message
from incoming_reviews
where final_decision is null and final_decision_date is not null

union all

select
    'reviews' as table_name,
    row_id,
    file,
    row_number,
    'nonpublication_outcome' as column_name,
    'There is a nonpublication_outcome_date but nothing for nonpublication_outcome. Fill it in, or take the date out.' as message
from incoming_reviews
where nonpublication_outcome is null and nonpublication_outcome_date is not null

union all

select
    'recommendations' as table_name,
    row_id,
    file,
    row_number,
    'response' as column_name,
    'There is a response_date but nothing for response. Fill it in, or take the date out.' as message
from incoming_recommendations
where response is null and response_date is not null

union all

select
    'recommendations' as table_name,
    row_id,
    file,
    row_number,
    'closed_reason' as column_name,
    'There is a closed_date but nothing for closed_reason. Fill it in, or take the date out.' as message
from incoming_recommendations
where closed_reason is null and closed_date is not null

union all

select
    'challenges' as table_name,
    row_id,
    file,
    row_number,
    'outcome' as column_name,
    'There is a closed_date but nothing for outcome. Fill it in, or take the date out.' as message
from incoming_challenges
where outcome is null and closed_date is not null

union all

select
    'panel_recommendations' as table_name,
    row_id,
    file,
    row_number,
    'response' as column_name,
    'There is a response_date but nothing for response. Fill it in, or take the date out.' as message
from incoming_panel_recommendations
where response is null and response_date is not null
