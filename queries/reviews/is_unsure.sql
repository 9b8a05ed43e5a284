-- view: is_unsure(a, a_to_month, b, b_to_month)
-- grain: one yes or no per pair of days
-- says: whether nobody can tell which of two days came first, as both lie in one month and one of
-- them is known to the month only.
create macro is_unsure(a, a_to_month, b, b_to_month) as (
    (a_to_month or b_to_month) and coalesce(last_day(a) = last_day(b), false)
);
