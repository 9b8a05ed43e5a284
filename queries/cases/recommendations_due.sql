-- cases: recommendations_due
-- grain: one row per review with a recommendation that the figure counts, with those by addressee
select
    due.review_id,
    due.board_id,
    any_value(boards.board_name) as board_name,
    any_value(due.incident_type) as incident_type,
    any_value(due.completed_date) as completed_date,
    count(*) as n_due,
    count(*) filter (where due.claimed_date <= due.due_date) as done_on_time,
    count(*) filter (where due.evidenced_date <= due.due_date) as evidenced_on_time,
    count(*) filter (where due.is_overdue) as overdue,
    min(due.due_date) filter (where due.is_overdue) as overdue_since
from recommendations_as_at($as_at) as due
inner join asked_periods($period_labels, $period_starts, $period_ends) as periods
    on due.due_date between periods.period_start and periods.period_end
inner join chosen_boards($board_id, $region, $area_type) as boards
    on due.board_id = boards.board_id
where
    due.is_due
    and not due.is_unsure_on_time
    and is_asked_of(due.addressee_type, due.theme, $addressee_type, $theme)
    and ($incident_type is null or due.incident_type = $incident_type)
group by due.review_id, due.board_id
order by due.review_id
