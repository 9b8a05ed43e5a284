-- cases: agreed_delays
-- grain: one row per review initiated in the period, with its days of agreed delay
select
    reviews.review_id,
    reviews.board_id,
    boards.board_name,
    reviews.incident_type,
    reviews.initiated_date,
    reviews.completed_date,
    reviews.discontinued_date,
    if(times.review_id is null, 0, times.n_days) as delay_days,
    array_to_string(running.reasons, ';') as running_delays
from reviews_as_at($as_at) as reviews
inner join asked_periods($period_labels, $period_starts, $period_ends) as periods
    on reviews.initiated_date between periods.period_start and periods.period_end
inner join chosen_boards($board_id, $region, $area_type) as boards
    on reviews.board_id = boards.board_id
left join delay_times_as_at($as_at) as times
    on reviews.review_id = times.review_id and times.reason = ''
left join running_delays_as_at($as_at) as running
    on reviews.review_id = running.review_id
where $incident_type is null or reviews.incident_type = $incident_type
order by reviews.initiated_date, reviews.review_id
