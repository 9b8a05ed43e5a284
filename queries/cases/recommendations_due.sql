-- cases: recommendations_due
-- grain: one row per review with a recommendation that the figure counts, with those by addressee
-- It is the recommendations that fall due in a period, not their review.
select
    due.review_id,
    due.board_id,
    any_value(due.incident_type) as incident_type,
    any_value(due.completed_date) as completed_date,
    count(*) as n_due,
    count(*) filter (where due.is_done_on_time) as done_on_time,
    count(*) filter (where due.is_evidenced_on_time) as evidenced_on_time,
    count(*) filter (where due.is_overdue) as overdue,
    min(due.due_date) filter (where due.is_overdue) as overdue_since,
    any_value(periods.period_end) as counted_date
from due_recommendations_as_at($as_at, $addressee_type, $theme) as due
inner join asked_periods($period_labels, $period_starts, $period_ends) as periods
    on due.due_date between periods.period_start and periods.period_end
group by due.review_id, due.board_id
