-- listing: silent_boards
-- grain: one row per board that was opened by the as-at date and is silent
-- says: boards that lead no review in the records, and boards whose latest record is more than
-- twelve months old. A record is a notified, decision, final decision or initiated date.
-- param: as_at date | the day on which the picture is taken
with dated as (
    select
        board_id,
        month_only,
        unnest([
            {'name': 'notified_date', 'recorded_date': notified_date},
            {'name': 'decision_date', 'recorded_date': decision_date},
            {'name': 'final_decision_date', 'recorded_date': final_decision_date},
            {'name': 'initiated_date', 'recorded_date': initiated_date}
        ], recursive := true)
    from records.reviews
),

latest as (
    select
        board_id,
        max(recorded_date) as last_date,
        max(case when is_to_month(month_only, name) then recorded_date end) = last_date
            as is_last_to_month
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
    coalesce(boards.closed_date < $as_at, false) as is_closed,
    list_concat(boards.month_only, if(latest.is_last_to_month, ['last_date'], null)) as month_dates
from records.boards as boards
left join latest on boards.board_id = latest.board_id
left join recorded on boards.board_id = recorded.board_id
where
    coalesce(boards.opened_date <= $as_at, true)
    and (latest.last_date is null or latest.last_date < $as_at::date - interval 12 month)
order by latest.last_date nulls first, boards.board_name, boards.board_id
