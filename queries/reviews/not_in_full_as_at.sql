-- view: not_in_full_as_at(as_at)
-- grain: one row per review initiated and not published in full by the as-at date
-- says: the one reason that its record gives, the first of these that holds: discontinued and
-- nothing published; what the panel answered to the board's request not to publish; a request
-- without an answer; an agreed delay for proceedings (a court or an inquest) that has begun and has
-- no end; not completed; published in another form with no reason; no reason at all.
--
-- An answer without its date has not happened: the request is then without an answer.
create macro not_in_full_as_at(as_at) as table (
    with waiting as (
        select review_id
        from running_delays_as_at(as_at)
        where list_has_any(reasons, ['criminal_proceedings', 'inquest', 'family_court'])
    )

    select
        states.review_id,
        states.board_id,
        states.incident_type,
        states.initiated_date,
        states.state,
        states.completed_date,
        reviews.nonpublication_case_date,
        reviews.nonpublication_outcome_date,
        case
            when states.state = 'discontinued' then 'discontinued'
            when reviews.nonpublication_outcome = 'agreed' then 'agreed'
            when reviews.nonpublication_outcome in ('anonymous', 'summary') then 'agreed_form'
            when reviews.nonpublication_outcome = 'disagreed' then 'disagreed'
            when reviews.nonpublication_case_date is not null then 'not_answered'
            when waiting.review_id is not null then 'proceedings'
            when states.state = 'open' then 'not_completed'
            when states.state = 'published_otherwise' then 'other_form'
            else 'not_recorded'
        end as why_not_in_full
    from publication_state_as_at(as_at) as states
    inner join reviews_as_at(as_at) as reviews
        on states.review_id = reviews.review_id
    left join waiting
        on states.review_id = waiting.review_id
    where states.state != 'published_in_full'
);
