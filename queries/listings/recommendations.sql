-- listing: recommendations
-- grain: one row per recommendation and addressee of a review completed by the as-at date
-- says: where each stands and what is needed next, without its wording and without the body's
-- name; `only` picks those of one standing (null: all), `most` how many at most (null: all).
--
-- What is overdue longest comes first, then what is due first, then what has no due date.
-- No days are counted from a date known to the month, which `month_dates` names. Replies are
-- counted over everybody to whom the recommendation is addressed.
-- param: as_at date | the day on which the picture is taken
-- param: board_id varchar | only this board
-- param: region varchar | only this region
-- param: area_type varchar | only this kind of area
-- param: incident_type varchar | only reviews of this incident type
-- param: addressee_type varchar | only recommendations to this kind of body
-- param: theme varchar | only recommendations on this theme
-- param: only varchar | only this standing
-- param: most integer | at most so many rows
with
recommended as (
    select
        *,
        count(*) over (partition by review_id, recommendation_id) as n_addressees,
        count(response) over (partition by review_id, recommendation_id) as n_replied
    from recommendations_as_at($as_at)
),

standing as (
    select
        recommended.*,
        boards.board_name,
        case when is_overdue and not is_due_to_month then $as_at::date - due_date end as days_over,
        case when is_open and not is_last_heard_to_month then $as_at::date - last_heard_date end
            as silent_days
    from recommended
    inner join chosen_boards($board_id, $region, $area_type) as boards
        on recommended.board_id = boards.board_id
    where
        is_asked_of(addressee_type, theme, $addressee_type, $theme)
        and ($incident_type is null or incident_type = $incident_type)
)

select
    review_id,
    recommendation_id,
    board_id,
    board_name,
    coalesce(addressee_type::varchar, 'not_recorded') as addressee_type,
    theme,
    state,
    case when not is_completed_to_month then $as_at::date - completed_date end as age_days,
    last_heard_date,
    due_date,
    days_over,
    silent_days,
    n_addressees,
    n_replied,
    next_step(state, has_no_record, is_stale, is_overdue, due_date) as next_step,
    list_filter(
        [
            if(is_due_to_month, 'due_date', null),
            if(is_last_heard_to_month, 'last_heard_date', null)
        ],
        lambda name: name is not null
    ) as month_dates
from standing
where
    case $only
        when 'overdue' then is_overdue
        when 'open' then is_open
        when 'claimed' then state = 'claimed'
        when 'no_reply' then is_open and state = 'no_response' and not has_no_record
        when 'stale' then is_stale
        when 'no_record' then has_no_record
        else true
    end
order by
    is_overdue desc,
    is_open desc,
    due_date nulls last,
    completed_date,
    review_id,
    try_cast(recommendation_id as integer),
    recommendation_id,
    addressee
limit coalesce($most, 9223372036854775807)
