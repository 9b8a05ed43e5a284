-- view: next_step(state, has_no_record, is_stale, is_overdue, due_date)
-- grain: one code per recommendation and addressee
-- says: what would carry it one rung up, or end the waiting: the first that holds.
--
-- What was silent for more than 90 days needs an update before anything else, also where it is
-- overdue: nobody knows where it stands; so does what was done at an unknown time. What nobody wrote anything about needs a first record.
create macro next_step(state, has_no_record, is_stale, is_overdue, due_date) as (
    case
        when state in ('effect', 'rejected', 'closed') then 'nothing'
        when state = 'verified' then 'effect'
        when state = 'evidenced' then 'check'
        when state = 'claimed' then 'evidence'
        when state = 'undated' then 'update'
        when has_no_record then 'first_record'
        when is_stale then 'update'
        when state = 'no_response' then 'reply'
        when is_overdue then 'late'
        when due_date is null then 'due_date'
        else 'doing'
    end
);
