-- listing: panel_recommendations
-- grain: one row per recommendation of a panel's report dated in the period and by the as-at date
-- says: what the panel recommended to whom, what the government had said by the as-at date, what
-- was carried out, and what is known by a later day. The wording was published with the report.
-- param: as_at date | the day on which the picture is taken
-- param: latest date | the later day, usually that of the dataset
-- param: starts date | first day of the period; null from the beginning
-- param: ends date | last day of the period; null until the as-at date
select
    then_known.panel_recommendation_id,
    then_known.report,
    then_known.report_date,
    recorded.text,
    then_known.addressee,
    then_known.response,
    then_known.response_date,
    case when not then_known.is_clock_to_month then then_known.n_days end as n_days,
    then_known.done_date,
    later.response as later_response,
    later.response_date as later_response_date,
    later.done_date as later_done_date,
    list_concat(
        recorded.month_only,
        list_transform(recorded.month_only, lambda name: 'later_' || name)
    ) as month_dates
from panel_recommendations_as_at($as_at) as then_known
inner join panel_recommendations_as_at($latest) as later
    on then_known.panel_recommendation_id = later.panel_recommendation_id
inner join records.panel_recommendations as recorded
    on then_known.panel_recommendation_id = recorded.panel_recommendation_id
where
    coalesce(then_known.report_date >= $starts, true)
    and coalesce(then_known.report_date <= $ends, true)
order by then_known.report_date, then_known.report, then_known.panel_recommendation_id
