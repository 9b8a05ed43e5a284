-- cases: challenges
-- grain: one row per challenge that the figure counts; the review is empty where it concerns none
-- frame: none | a letter has no type of incident, and is in order by its own id
select
    challenges.review_id,
    challenges.board_id,
    boards.board_name,
    challenges.challenge_id,
    challenges.raised_by,
    challenges.subject,
    challenges.raised_date,
    challenges.reply_due_date,
    challenges.replied_date,
    challenges.closed_date,
    challenges.is_reply_overdue,
    challenges.month_only as month_dates
from challenges_as_at($as_at) as challenges
inner join asked_periods($period_labels, $period_starts, $period_ends) as periods
    on challenges.raised_date between periods.period_start and periods.period_end
inner join chosen_boards($board_id, $region, $area_type) as boards
    on challenges.board_id = boards.board_id
order by challenges.raised_date, challenges.challenge_id, challenges.review_id
