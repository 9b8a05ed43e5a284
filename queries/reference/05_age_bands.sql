-- reference: age_bands
-- grain: one row per band of age of an open review
-- says: up to how many months after initiation, that day included, a review lies in each band.
create table age_bands (
    position  integer not null,
    age_band  varchar not null primary key,
    to_months integer
);

insert into age_bands values
(1, 'to_6_months', 6),
(2, '6_to_12_months', 12),
(3, '1_to_2_years', 24),
(4, 'over_2_years', null);
