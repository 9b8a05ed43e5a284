-- case_file: about
-- grain: one row, the review asked for, where it exists by the as-at date
-- says: who it is about and where it stands; its reference is found without regard to case.
with
limits as (
    select
        cases.review_id,
        cases.limit_date,
        cases.net_limit_date
    from standard_cases_as_at($as_at) as cases
    inner join standards
        on cases.position = standards.position
    where standards.standard_id = 'complete'
),

joint_boards as (
    select
        review_id,
        unnest(joint_board_ids) as board_id
    from records.reviews
),

joint as (
    select
        joint_boards.review_id,
        list(coalesce(boards.board_name, joint_boards.board_id) order by boards.board_name)
            as names
    from joint_boards
    left join records.boards as boards
        on joint_boards.board_id = boards.board_id
    group by joint_boards.review_id
),

paused as (
    select
        review_id,
        sum(span_end - span_start)::integer as n_days
    from delay_spans_as_at($as_at, false)
    group by review_id
)

select
    reviews.review_id,
    reviews.board_id,
    boards.board_name,
    boards.region,
    coalesce(joint.names, []) as joint_boards,
    reviews.incident_type,
    reviews.children_involved,
    reviews.notified_date,
    reviews.first_decision,
    reviews.first_decision_date,
    reviews.standing_decision,
    reviews.initiated_date,
    reviews.completed_date,
    reviews.discontinued_date,
    reviews.nonpublication_outcome,
    reviews.nonpublication_outcome_date,
    published.first_published_date,
    limits.limit_date,
    limits.net_limit_date,
    coalesce(paused.n_days, 0) as paused_days,
    unclear.review_id is not null as is_paused_to_month,
    months.date_columns as month_dates
from reviews_as_at($as_at) as reviews
inner join records.boards as boards
    on reviews.board_id = boards.board_id
left join joint
    on reviews.review_id = joint.review_id
left join first_publications_as_at($as_at) as published
    on reviews.review_id = published.review_id
left join limits
    on reviews.review_id = limits.review_id
left join paused
    on reviews.review_id = paused.review_id
left join (select distinct review_id from delays_to_month_as_at($as_at)) as unclear
    on reviews.review_id = unclear.review_id
left join months_as_at($as_at) as months
    on reviews.review_id = months.review_id
where lower(reviews.review_id) = lower(trim($review_id))
order by reviews.review_id
limit 1
