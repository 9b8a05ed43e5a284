-- cases: recurrence
-- grain: one row per review with a recommendation that the figure counts, with its themes
select
    recommended.review_id,
    recommended.board_id,
    any_value(boards.board_name) as board_name,
    any_value(recommended.incident_type) as incident_type,
    any_value(recommended.completed_date) as completed_date,
    array_to_string(list_sort(list(distinct recommended.theme)), ';') as themes
from recommendations_as_at($as_at) as recommended
inner join asked_periods($period_labels, $period_starts, $period_ends) as periods
    on recommended.completed_date between periods.period_start and periods.period_end
inner join chosen_boards($board_id, $region, $area_type) as boards
    on recommended.board_id = boards.board_id
where
    recommended.theme is not null
    and is_asked_of(recommended.addressee_type, recommended.theme, $addressee_type, $theme)
    and ($incident_type is null or recommended.incident_type = $incident_type)
group by recommended.review_id, recommended.board_id
order by recommended.review_id
