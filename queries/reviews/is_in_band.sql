-- view: is_in_band(day, as_at, from_months, to_months)
-- grain: one yes or no per day and band of age_bands
-- says: whether what began on a day is of a band's age: from the day after `from_months` since it,
-- up to the day on which `to_months` are full; null is no bound.
create macro is_in_band(day, as_at, from_months, to_months) as (
    as_at <= coalesce((day + to_months(to_months))::date, date '9999-12-31')
    and as_at > coalesce((day + to_months(from_months))::date, date '0001-01-01')
);
