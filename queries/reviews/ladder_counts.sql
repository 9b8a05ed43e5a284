-- view: ladder_counts(state, is_overdue, has_no_record, is_stale, n)
-- grain: one struct per group of rows that each stand for n recommendations alike
-- says: how many recommendations are on each rung of the ladder, which add up to
-- `n_recommendations`, and how many of them are overdue, without a record, or not heard of.
create macro ladder_counts(state, is_overdue, has_no_record, is_stale, n) as (
    struct_pack(
        n_recommendations := sum(n),
        n_effect := sum(n) filter (where state = 'effect'),
        n_verified := sum(n) filter (where state = 'verified'),
        n_evidenced := sum(n) filter (where state = 'evidenced'),
        n_claimed := sum(n) filter (where state = 'claimed'),
        n_rejected := sum(n) filter (where state = 'rejected'),
        n_closed := sum(n) filter (where state = 'closed'),
        n_undated := sum(n) filter (where state = 'undated'),
        n_responded := sum(n) filter (where state = 'responded'),
        n_no_response := sum(n) filter (where state = 'no_response'),
        n_overdue := sum(n) filter (where is_overdue),
        n_no_record := sum(n) filter (where has_no_record),
        n_stale := sum(n) filter (where is_stale)
    )
);
