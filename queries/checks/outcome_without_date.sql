-- rule: outcome_without_date
-- severity: warn
-- stage: suspect
-- says: An outcome stands there without its date (decision, panel view, final decision, non-publication outcome, response, closure); it counts as not having happened.
-- mend: Fill in the date.
select
    'reviews' as table_name,
    row_id,
    file,
    row_number,
    'decision_date' as column_name,
    'There is a value for decision but no decision_date, so it counts as not having happened. Fill in the date.' as message
from incoming_reviews
where decision is not null and decision_date is null

union all

select
    'reviews' as table_name,
    row_id,
    file,
    row_number,
    'panel_view_date' as column_name,
    'There is a value for panel_view but no panel_view_date, so it counts as not having happened. Fill in the date.' as message
from incoming_reviews
where panel_view is not null and panel_view_date is null

union all

select
    'reviews' as table_name,
    row_id,
    file,
    row_number,
    'final_decision_date' as column_name,
    'There is a value for final_decision but no final_decision_date, so it counts as not having happened. Fill in the date.' as message
from incoming_reviews
where final_decision is not null and final_decision_date is null

union all

select
    'reviews' as table_name,
    row_id,
    file,
    row_number,
    'nonpublication_outcome_date' as column_name,
    'There is a value for nonpublication_outcome but no nonpublication_outcome_date, so it counts as not having happened. Fill in the date.' as message
from incoming_reviews
where nonpublication_outcome is not null and nonpublication_outcome_date is null

union all

select
    'recommendations' as table_name,
    row_id,
    file,
    row_number,
    'response_date' as column_name,
    'There is a value for response but no response_date, so it counts as not having happened. Fill in the date.' as message
from incoming_recommendations
where response is not null and response_date is null

union all

select
    'recommendations' as table_name,
    row_id,
    file,
    row_number,
    'closed_date' as column_name,
    'There is a value for closed_reason but no closed_date, so it counts as not having happened. Fill in the date.' as message
from incoming_recommendations
where closed_reason is not null and closed_date is null

union all

select
    'challenges' as table_name,
    row_id,
    file,
    row_number,
    'closed_date' as column_name,
    'There is a value for outcome but no closed_date, so it counts as not having happened. Fill in the date.' as message
from incoming_challenges
where outcome is not null and closed_date is null

union all

select
    'panel_recommendations' as table_name,
    row_id,
    file,
    row_number,
    'response_date' as column_name,
    'There is a value for response but no response_date, so it counts as not having happened. Fill in the date.' as message
from incoming_panel_recommendations
where response is not null and response_date is null
