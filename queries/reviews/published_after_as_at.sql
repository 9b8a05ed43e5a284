-- view: published_after_as_at(as_at)
-- grain: one row per challenge about a review of which something followed it
-- says: the further analyses, responses of the board and progress reports of the same review that
-- were published after the day on which the challenge was raised, by the as-at date; days as text,
-- and whether each is known to the month only. Such days are compared as stored.
--
-- Nothing recorded says that a challenge brought them about; they are part of the same case.
create macro published_after_as_at(as_at) as table (
    select
        challenges.challenge_id,
        list(publications.kind::varchar order by published_date, publication_id) as kinds,
        list(publications.published_date::varchar order by published_date, publication_id) as dates,
        list(
            is_to_month(publications.month_only, 'published_date')
            order by published_date, publication_id
        ) as are_months
    from records.challenges as challenges
    inner join records.publications as publications
        on
            challenges.review_id = publications.review_id
            and publications.published_date > challenges.raised_date
    where
        challenges.raised_date <= as_at
        and publications.published_date <= as_at
        and publications.kind in ('further_analysis', 'board_response', 'progress_report')
    group by challenges.challenge_id
);
