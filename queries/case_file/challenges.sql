-- case_file: challenges
-- grain: one row per challenge about the review raised by the as-at date
-- says: who asked what of whom, what has come of it and after how many days, and what was
-- published of the review since; an outcome counts from the closing day.
select * exclude (review_id, board_id)
from letters_as_at($as_at)
where review_id = $review_id
order by raised_date, challenge_id
