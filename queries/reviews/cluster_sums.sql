-- view: cluster_sums(x, n)
-- grain: one list per group of rows that are each one review
-- says: what the limits of a share counted over recommendations need of reviews as clusters, x of
-- n in each: the reviews with any, and the sums of x * x, x * n and n * n.
create macro cluster_sums(x, n) as (
    [
        count(*) filter (where n > 0),
        coalesce(sum(x * x), 0),
        coalesce(sum(x * n), 0),
        coalesce(sum(n * n), 0)
    ]::double[]
);
