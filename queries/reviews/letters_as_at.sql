-- view: letters_as_at(as_at)
-- grain: one row per challenge raised by the as-at date
-- says: who asked what of which board, when a reply was due and came, how it ended, and what was
-- published of the same review since. The note, which is free text, is not here.
create macro letters_as_at(as_at) as table (
    select
        challenges.challenge_id,
        challenges.review_id,
        challenges.board_id,
        boards.board_name,
        challenges.raised_by,
        challenges.subject,
        challenges.raised_date,
        challenges.questions,
        challenges.reply_due_date,
        challenges.is_reply_overdue,
        challenges.replied_date,
        challenges.closed_date,
        challenges.outcome,
        challenges.month_only as month_dates,
        challenges.reply_days,
        challenges.closing_days,
        published.kinds as published_kinds,
        published.dates as published_dates,
        published.are_months as published_months
    from challenges_as_at(as_at) as challenges
    inner join records.boards as boards
        on challenges.board_id = boards.board_id
    left join published_after_as_at(as_at) as published
        on challenges.challenge_id = published.challenge_id
);
