-- left_out: starts
-- grain: one row per reason that has cases
select
    'completed, or sent to the panel, with no sign of when they were started' as reason,
    count(*) as n_cases
from reviews_as_at($as_at) as reviews
inner join chosen_boards($board_id, $region, $area_type) as boards
    on reviews.board_id = boards.board_id
where
    reviews.initiated_date is null
    and (reviews.completed_date is not null or reviews.report_to_panel_date is not null)
    and ($incident_type is null or reviews.incident_type = $incident_type)
having count(*) > 0
