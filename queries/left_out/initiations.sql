-- left_out: initiations
-- grain: one row per reason that has cases
select
    'that a later event in the period shows to have been started, with no sign of when' as reason,
    count(*) as n_cases
from unstarted_ends_as_at($as_at, $period_labels, $period_starts, $period_ends) as reviews
inner join chosen_boards($board_id, $region, $area_type) as boards
    on reviews.board_id = boards.board_id
where $incident_type is null or reviews.incident_type = $incident_type
having count(*) > 0
