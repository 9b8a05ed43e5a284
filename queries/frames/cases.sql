-- frame: cases
-- grain: one row per case, as the file says
-- says: the cases of a figure in the periods and of the boards and reviews asked for, with the name
-- of their board, in the order of the days by which they are counted.
--
-- Each file of `cases` is a select of all cases, here `listed`: review_id, board_id,
-- incident_type, what else is shown, and counted_date, the day by which a case is in a period.
select
    listed.review_id,
    listed.board_id,
    boards.board_name,
    listed.* exclude (review_id, board_id, counted_date)
from listed
inner join asked_periods($period_labels, $period_starts, $period_ends) as periods
    on listed.counted_date between periods.period_start and periods.period_end
inner join chosen_boards($board_id, $region, $area_type) as boards
    on listed.board_id = boards.board_id
where $incident_type is null or listed.incident_type = $incident_type
order by listed.counted_date, listed.review_id, columns(listed.*)
