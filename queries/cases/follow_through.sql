-- cases: follow_through
-- grain: one row per review that the figure counts, with its recommendations by addressee
-- leaves_out_as: recommendation_progress
select
    reviews.review_id,
    followed.board_id,
    any_value(followed.incident_type) as incident_type,
    any_value(followed.completed_date) as completed_date,
    any_value(followed.followed_days) as followed_days,
    count(*) as n_recommendations,
    count(*) filter (where followed.evidenced_state = 'acted') as evidenced,
    count(*) filter (where followed.claimed_state = 'acted') as claimed,
    count(*) filter (where followed.claimed_state = 'ended') as ended_instead,
    count(*) filter (where followed.claimed_state = 'open') as still_open,
    any_value(followed.completed_date) as counted_date
from follow_up_as_at($as_at) as followed
inner join reviews_as_at($as_at) as reviews
    on followed.review_number = reviews.review_number
where is_asked_of(followed.addressee_type, followed.theme, $addressee_type, $theme)
group by reviews.review_id, followed.board_id
