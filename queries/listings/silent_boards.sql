-- listing: silent_boards
-- grain: one row per board that was opened by the as-at date and is silent
-- says: boards that lead no review in the records, and boards whose latest record is more than
-- twelve months old. A record is a notified, decision, final decision or initiated date.
-- param: as_at date | the day on which the picture is taken
with dated as (
    select
        board_id,
        unnest([notified_date, decision_date, final_decision_date, initiated_date]) as recorded_date
    from records.reviews
),

latest as (
    select
        board_id,
        max(recorded_date) as last_date
    from dated
    where recorded_date <= $as_at
    group by board_id
),

recorded as (
    select
        board_id,
        count(*) as n_reviews
    from records.reviews
    group by board_id
)

select
    boards.board_id,
    boards.board_name,
    boards.region,
    coalesce(recorded.n_reviews, 0) as n_reviews,
    latest.last_date,
    datesub('month', latest.last_date, $as_at::date) as n_months,
    boards.opened_date,
    boards.closed_date,
    coalesce(boards.closed_date < $as_at, false) as is_closed
from records.boards as boards
left join latest on boards.board_id = latest.board_id
left join recorded on boards.board_id = recorded.board_id
where
    coalesce(boards.opened_date <= $as_at, true)
    and (latest.last_date is null or latest.last_date < $as_at::date - interval 12 month)
order by latest.last_date nulls first, boards.board_name, boards.board_id
