-- view: cluster_totals(clusters)
-- grain: one list per group of rows that have such lists
-- says: the sums that cluster_sums gives, of parts that have no review in common, added up.
create macro cluster_totals(clusters) as (
    [
        coalesce(sum(clusters[1]), 0),
        coalesce(sum(clusters[2]), 0),
        coalesce(sum(clusters[3]), 0),
        coalesce(sum(clusters[4]), 0)
    ]::double[]
);
