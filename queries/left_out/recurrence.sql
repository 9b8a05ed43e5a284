-- left_out: recurrence
-- grain: one row per reason that has cases; a case is a recommendation and addressee
select
    'of recommendations without a theme' as reason,
    count(*) as n_cases
from recommendations_as_at($as_at) as recommended
inner join asked_periods($period_labels, $period_starts, $period_ends) as periods
    on recommended.completed_date between periods.period_start and periods.period_end
inner join chosen_boards($board_id, $region, $area_type) as boards
    on recommended.board_id = boards.board_id
where
    recommended.theme is null
    and is_asked_of(recommended.addressee_type, recommended.theme, $addressee_type, $theme)
    and ($incident_type is null or recommended.incident_type = $incident_type)
having count(*) > 0
