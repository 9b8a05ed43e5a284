-- cases: durations
-- grain: one row per review with a stage that the figure counts, or leaves out; the days of each
-- stage that started in the period, so far where it is open, and empty where it did not start
-- It is the stages that start in a period, not their review.
select
    cases.review_id,
    cases.board_id,
    any_value(cases.incident_type) as incident_type,
    any_value(cases.n_days) filter (where stages.stage = 'notified_to_decision')
        as notified_to_decision,
    any_value(cases.n_days) filter (where stages.stage = 'initiated_to_completed')
        as initiated_to_completed,
    any_value(cases.n_days) filter (where stages.stage = 'completed_to_published')
        as completed_to_published,
    any_value(cases.n_days) filter (where stages.stage = 'initiated_to_published')
        as initiated_to_published,
    any_value(cases.n_days) filter (where stages.stage = 'incident_to_published')
        as incident_to_published,
    string_agg(stages.stage, ';' order by stages.stage) filter (where cases.state = 'open')
        as open_stages,
    string_agg(stages.stage, ';' order by stages.stage) filter (where cases.state = 'stopped')
        as stopped_stages,
    any_value(periods.period_end) as counted_date
from stage_cases_as_at($as_at) as cases
inner join stages
    on cases.position = stages.position
inner join asked_periods($period_labels, $period_starts, $period_ends) as periods
    on cases.start_date between periods.period_start and periods.period_end
group by cases.review_id, cases.board_id
