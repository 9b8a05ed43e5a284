-- reference: age_bands
-- grain: one row per band of age of an open review
-- says: a review lies in a band from the day after from_months since initiation, up to the day
-- on which to_months are full; null is no bound.
create table age_bands (
    position    integer not null,
    age_band    varchar not null primary key,
    from_months integer,
    to_months   integer
);

insert into age_bands values
(1, 'to_6_months', null, 6),
(2, '6_to_12_months', 6, 12),
(3, '1_to_2_years', 12, 24),
(4, 'over_2_years', 24, null);
