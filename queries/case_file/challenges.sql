-- case_file: challenges
-- grain: one row per challenge about the review raised by the as-at date
-- says: who asked what of whom and what has come of it; an outcome counts from the closing day.
select
    challenges.challenge_id,
    boards.board_name,
    challenges.raised_by,
    challenges.subject,
    challenges.raised_date,
    challenges.questions,
    challenges.reply_due_date,
    case when challenges.replied_date <= $as_at then challenges.replied_date end as replied_date,
    case when challenges.closed_date <= $as_at then challenges.closed_date end as closed_date,
    case when challenges.closed_date <= $as_at then challenges.outcome end as outcome
from records.challenges as challenges
inner join records.boards as boards
    on challenges.board_id = boards.board_id
where
    challenges.review_id = $review_id
    and challenges.raised_date <= $as_at
order by challenges.raised_date, challenges.challenge_id
