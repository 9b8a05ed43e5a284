-- left_out: recommendations_due
-- grain: one row per reason that has cases; a case is a recommendation and addressee
select
    'of recommendations ended on or before the day they were due, not claimed by then' as reason,
    count(*) as n_cases
from recommendations_as_at($as_at) as due
inner join asked_periods($period_labels, $period_starts, $period_ends) as periods
    on due.due_date between periods.period_start and periods.period_end
inner join chosen_boards($board_id, $region, $area_type) as boards
    on due.board_id = boards.board_id
where
    due.is_let_go
    and is_asked_of(due.addressee_type, due.theme, $addressee_type, $theme)
    and ($incident_type is null or due.incident_type = $incident_type)
having count(*) > 0
