-- cases: agreed_delays
-- grain: one row per review initiated in the period, with its days of agreed delay
select
    reviews.review_id,
    reviews.board_id,
    reviews.incident_type,
    reviews.initiated_date,
    reviews.completed_date,
    reviews.discontinued_date,
    if(times.review_id is null, 0, times.n_days) as delay_days,
    array_to_string(running.reasons, ';') as running_delays,
    reviews.initiated_date as counted_date
from reviews_as_at($as_at) as reviews
left join delay_times_as_at($as_at) as times
    on reviews.review_id = times.review_id and times.reason = ''
left join running_delays_as_at($as_at) as running
    on reviews.review_id = running.review_id
where reviews.initiated_date is not null
