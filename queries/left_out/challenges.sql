-- left_out: challenges
-- grain: one row per reason that has cases; a case is a challenge
select
    'of challenges left out of the median: date known to the month' as reason,
    count(*) as n_cases
from challenges_as_at($as_at) as challenges
inner join asked_periods($period_labels, $period_starts, $period_ends) as periods
    on challenges.raised_date between periods.period_start and periods.period_end
inner join chosen_boards($board_id, $region, $area_type) as boards
    on challenges.board_id = boards.board_id
where challenges.is_clock_to_month
having count(*) > 0
