-- frame: left_out
-- grain: one row per reason that has cases
-- says: how many of the cases that a figure leaves out there are, by the reason why, in the periods
-- and of the boards and reviews asked for.
--
-- Each file of `left_out` is a select of these cases, here `listed`: board_id, incident_type,
-- counted_date (the day by which a case is in a period), the reason, and its `place`.
select
    listed.reason,
    count(*) as n_cases
from listed
inner join asked_periods($period_labels, $period_starts, $period_ends) as periods
    on listed.counted_date between periods.period_start and periods.period_end
inner join chosen_boards($board_id, $region, $area_type) as boards
    on listed.board_id = boards.board_id
where $incident_type is null or listed.incident_type = $incident_type
group by listed.place, listed.reason
order by listed.place
