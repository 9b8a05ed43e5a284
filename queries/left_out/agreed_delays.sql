-- left_out: agreed_delays
-- grain: one row per reason that has cases
select
    'with an agreed delay that lies wholly before they were started or after they ended' as reason,
    count(distinct reviews.review_id) as n_cases
from reviews_as_at($as_at) as reviews
inner join asked_periods($period_labels, $period_starts, $period_ends) as periods
    on reviews.initiated_date between periods.period_start and periods.period_end
inner join chosen_boards($board_id, $region, $area_type) as boards
    on reviews.board_id = boards.board_id
inner join records.delays as delays
    on reviews.review_id = delays.review_id
where
    ($incident_type is null or reviews.incident_type = $incident_type)
    and delays.start_date <= $as_at
    and (
        delays.end_date <= reviews.initiated_date
        or delays.start_date >= least(reviews.completed_date, reviews.discontinued_date)
    )
having count(*) > 0

union all

select
    'with a delay whose days are not counted: date known to the month',
    count(*)
from delay_times_as_at($as_at) as times
inner join asked_periods($period_labels, $period_starts, $period_ends) as periods
    on times.initiated_date between periods.period_start and periods.period_end
inner join chosen_boards($board_id, $region, $area_type) as boards
    on times.board_id = boards.board_id
where
    times.reason = ''
    and times.n_days is null
    and ($incident_type is null or times.incident_type = $incident_type)
having count(*) > 0
order by reason desc
