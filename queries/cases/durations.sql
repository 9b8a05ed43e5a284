-- cases: durations
-- grain: one row per review with a stage that the figure counts, or leaves out; the days of each
-- stage that started in the period, so far where it is open, and empty where it did not start
with
staged as (
    select
        cases.review_id,
        cases.board_id,
        cases.incident_type,
        stages.stage,
        cases.state,
        cases.n_days
    from stage_cases_as_at($as_at) as cases
    inner join stages
        on cases.position = stages.position
    inner join asked_periods($period_labels, $period_starts, $period_ends) as periods
        on cases.start_date between periods.period_start and periods.period_end
    where $incident_type is null or cases.incident_type = $incident_type
)

select
    staged.review_id,
    staged.board_id,
    any_value(boards.board_name) as board_name,
    any_value(staged.incident_type) as incident_type,
    any_value(staged.n_days) filter (where staged.stage = 'notified_to_decision')
        as notified_to_decision,
    any_value(staged.n_days) filter (where staged.stage = 'initiated_to_completed')
        as initiated_to_completed,
    any_value(staged.n_days) filter (where staged.stage = 'completed_to_published')
        as completed_to_published,
    any_value(staged.n_days) filter (where staged.stage = 'initiated_to_published')
        as initiated_to_published,
    any_value(staged.n_days) filter (where staged.stage = 'incident_to_published')
        as incident_to_published,
    string_agg(staged.stage, ';' order by staged.stage) filter (where staged.state = 'open')
        as open_stages,
    string_agg(staged.stage, ';' order by staged.stage) filter (where staged.state = 'stopped')
        as stopped_stages
from staged
inner join chosen_boards($board_id, $region, $area_type) as boards
    on staged.board_id = boards.board_id
group by staged.review_id, staged.board_id
order by staged.review_id
