-- cases: follow_through
-- grain: one row per review that the figure counts, with its recommendations by addressee
select
    reviews.review_id,
    followed.board_id,
    any_value(boards.board_name) as board_name,
    any_value(followed.incident_type) as incident_type,
    any_value(followed.completed_date) as completed_date,
    any_value(followed.followed_days) as followed_days,
    count(*) as n_recommendations,
    count(*) filter (where followed.evidenced_state = 'acted') as evidenced,
    count(*) filter (where followed.claimed_state = 'acted') as claimed,
    count(*) filter (where followed.claimed_state = 'ended') as ended_instead,
    count(*) filter (where followed.claimed_state = 'open') as still_open
from follow_up_as_at($as_at) as followed
inner join reviews_as_at($as_at) as reviews
    on followed.review_number = reviews.review_number
inner join asked_periods($period_labels, $period_starts, $period_ends) as periods
    on followed.completed_date between periods.period_start and periods.period_end
inner join chosen_boards($board_id, $region, $area_type) as boards
    on followed.board_id = boards.board_id
where
    is_asked_of(followed.addressee_type, followed.theme, $addressee_type, $theme)
    and ($incident_type is null or followed.incident_type = $incident_type)
group by reviews.review_id, followed.board_id
order by reviews.review_id
