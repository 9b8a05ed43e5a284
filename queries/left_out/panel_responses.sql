-- left_out: panel_responses
-- grain: one row per reason that has cases; a case is a recommendation
-- frame: none | the panel's recommendations belong to no board
select
    'of recommendations left out of the median: date known to the month' as reason,
    count(*) as n_cases
from panel_recommendations_as_at($as_at) as recommendations
inner join asked_periods($period_labels, $period_starts, $period_ends) as periods
    on recommendations.report_date between periods.period_start and periods.period_end
where recommendations.is_clock_to_month
having count(*) > 0
