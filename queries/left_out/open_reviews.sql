-- left_out: open_reviews
-- grain: one row per reason that has cases
with
undated as (
    select
        1 as place,
        'decided to be started, neither completed nor discontinued, with no date from which to count'
            as reason,
        review_id,
        board_id,
        incident_type
    from undated_open_reviews_as_at($as_at)
    union all
    select
        2,
        'open, started on a date known to the month',
        review_id,
        board_id,
        incident_type
    from reviews_as_at($as_at)
    where
        is_initiated_to_month
        and initiated_date is not null
        and completed_date is null
        and discontinued_date is null
)

select
    undated.reason,
    count(*) as n_cases
from undated
inner join chosen_boards($board_id, $region, $area_type) as boards
    on undated.board_id = boards.board_id
where $incident_type is null or undated.incident_type = $incident_type
group by undated.place, undated.reason
order by undated.place
