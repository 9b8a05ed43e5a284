-- left_out: agreed_delays
-- grain: one row per reason that has cases
select distinct
    reviews.review_id,
    reviews.board_id,
    reviews.incident_type,
    reviews.initiated_date as counted_date,
    1 as place,
    'with an agreed delay that lies wholly before they were started or after they ended' as reason
from reviews_as_at($as_at) as reviews
inner join records.delays as delays
    on reviews.review_id = delays.review_id
where
    delays.start_date <= $as_at
    and (
        delays.end_date <= reviews.initiated_date
        or delays.start_date >= least(reviews.completed_date, reviews.discontinued_date)
    )
union all
select
    review_id,
    board_id,
    incident_type,
    initiated_date,
    2,
    'with a delay whose days are not counted: date known to the month'
from delay_times_as_at($as_at)
where reason = '' and n_days is null
