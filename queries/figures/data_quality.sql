-- figure: data_quality
-- title: How complete the records are
-- answers: How many cells of each column are filled, and what did the checks find there?
-- grain: one row per group, table and column
-- numerator: rows in which the column is not blank (n_filled); findings that still stand (n_findings)
-- denominator: rows of the table (n_rows)
-- excludes: nothing; it counts what is stored, whatever the as-at date, and findings also on rows kept out
-- basis: the import's rules; a row of a review's documents, delays, recommendations or assessments belongs to the review's lead board
-- period: none
-- left_out: none | it counts all that is stored
-- again: none | each cell is a count of filled cells, kept when the snapshot is made: counted by hand
-- event: none | it counts cells, not events
-- column: group_id varchar id | id | never | Id
-- column: group_name varchar name | name | never | Group
-- column: table varchar id | import table | never | Table
-- column: column varchar id | column of the table | never | Column
-- column: n_rows bigint count | rows | never | Rows
-- column: n_filled bigint count | rows | never | Filled
-- column: filled_rate double share | share of n_rows | z: no rows | Share filled
-- column: n_findings bigint count | findings | never | Findings
-- interval: filled_rate none n_filled n_rows
-- disclosure: whole-only
-- caution: A blank may be a thing that has not happened yet: filled is not the same as right.
with
columns_asked as (
    select distinct table_name, column_name, position
    from records.completeness
),

filled as (
    select
        table_name,
        column_name,
        board_id,
        n_rows,
        n_filled,
        0 as n_findings
    from records.completeness
    union all by name
    select
        findings.table_name,
        findings.column_name,
        -- A row kept out may name a board that was kept out too: it belongs to the whole alone.
        boards.board_id,
        0 as n_rows,
        0 as n_filled,
        count(*) as n_findings
    from records.findings as findings
    left join records.boards as boards
        on findings.board_id = boards.board_id
    where findings.column_name is not null
    group by all
),

groups as (
    select board_id, group_id, group_name
    from group_spine(
        $by, $board_id, $region, $area_type, [''], [null::date], [date '9999-12-31']
    )
),

-- Rows without a board belong to the whole alone, and only where no filter narrows it.
counted as (
    select
        groups.group_id,
        groups.group_name,
        filled.table_name,
        filled.column_name,
        sum(filled.n_rows) as n_rows,
        sum(filled.n_filled) as n_filled,
        sum(filled.n_findings) as n_findings
    from filled
    inner join groups
        on
            filled.board_id = groups.board_id
            or (
                filled.board_id is null
                and groups.board_id is null
                and coalesce($board_id, $region, $area_type) is null
            )
    group by all
),

spine as (
    select distinct
        groups.group_id,
        groups.group_name,
        columns_asked.table_name,
        columns_asked.column_name,
        columns_asked.position
    from groups
    cross join columns_asked
)

select
    spine.group_id,
    spine.group_name,
    spine.table_name as "table",
    spine.column_name as "column",
    coalesce(counted.n_rows, 0)::bigint as n_rows,
    coalesce(counted.n_filled, 0)::bigint as n_filled,
    counted.n_filled / nullif(counted.n_rows, 0) as filled_rate,
    coalesce(counted.n_findings, 0)::bigint as n_findings
from spine
left join counted
    on
        spine.group_id = counted.group_id
        and spine.table_name = counted.table_name
        and spine.column_name = counted.column_name
order by spine.group_name, spine.group_id, spine.position
