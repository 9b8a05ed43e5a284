-- figure: recurrence
-- title: Repeated themes
-- answers: Which themes do reviews of one board recommend on again within three years?
-- grain: one row per group and theme on which any board asked about has a recommendation
-- numerator: boards with the theme in two or more reviews completed within 36 months of each other, the same day 36 months later included (n_boards_repeating)
-- denominator: boards with the theme in a review completed in the period (n_boards)
-- excludes: recommendations without a theme; reviews completed outside the period, also as the other one of two
-- basis: themes compared without case, spaces and punctuation, shown in the spelling used most (of equals the first as text); a theme counts once for a review, however often it recommends on it; 36 months from the earlier of two reviews
-- period: optional
-- event: recommended
-- column: group_id varchar id | id | never | Id
-- column: group_name varchar name | name | never | Group
-- column: theme varchar text | theme | never | Theme
-- column: n_reviews bigint count | reviews | never | Reviews
-- column: n_boards bigint count | boards | never | Boards
-- column: n_boards_repeating bigint count | boards | never | Boards repeating it
-- column: repeating_rate double share | share of n_boards | z: no board has it | Share repeating it
-- interval: repeating_rate wilson n_boards_repeating n_boards
-- within: n_boards <= n_reviews
-- within: n_boards_repeating <= n_boards
-- hides: repeating_rate n_boards n_boards_repeating
-- caution: Both reviews must be completed in the period, so a single year shows few repeats. A board with more reviews has more chances to repeat a theme. A repeated theme may be a stubborn problem, or one looked for more carefully.
with
followed as (
    select
        themes.board_id,
        periods.period_end,
        themes.theme,
        if($incident_type is null, themes.date_before, themes.date_before_alike) as before,
        -- The time before may lie before the period.
        coalesce(
            before >= periods.period_start
            and themes.completed_date <= before + to_months(36),
            false
        ) as is_repeated
    from themes_as_at($as_at) as themes
    inner join asked_periods($period_labels, $period_starts, $period_ends) as periods
        on themes.completed_date between periods.period_start and periods.period_end
    inner join chosen_boards($board_id, $region, $area_type) as boards
        on themes.board_id = boards.board_id
    where
        themes.body = coalesce($addressee_type, '')
        and ($theme is null or theme_key(themes.theme) = theme_key($theme))
        and ($incident_type is null or themes.incident_type = $incident_type)
),

-- Where any two reviews are near each other, so are some two that follow each other.
by_board as (
    select
        board_id,
        period_end,
        theme,
        count(*) as n_reviews,
        bool_or(is_repeated) as is_repeating
    from followed
    group by all
),

groups as (
    select *
    from groups_shown(
        'by_board', $by, $board_id, $region, $area_type, $period_labels, $period_starts, $period_ends
    )
),

themes as (
    select distinct theme from by_board
)

select
    groups.group_id,
    groups.group_name,
    themes.theme,
    coalesce(sum(by_board.n_reviews), 0)::bigint as n_reviews,
    count(by_board.board_id) as n_boards,
    count(*) filter (where by_board.is_repeating) as n_boards_repeating,
    count(*) filter (where by_board.is_repeating) / nullif(count(by_board.board_id), 0)
        as repeating_rate
from groups
cross join themes
left join by_board
    on
        groups.board_id = by_board.board_id
        and groups.period_end = by_board.period_end
        and themes.theme = by_board.theme
group by groups.group_id, groups.group_name, themes.theme
order by min(groups.group_order), groups.group_name, groups.group_id, themes.theme
