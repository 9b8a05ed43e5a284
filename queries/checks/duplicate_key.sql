-- rule: duplicate_key
-- severity: reject
-- stage: duplicates
-- says: A key stands twice in one source; the first usable row goes in.
-- mend: Take one of the two rows out, or give it a key of its own.
-- `candidates` has the rows of one table that nothing else keeps out.
with repeated as (
    select source_no, row_match
    from candidates
    group by source_no, row_match
    having count(*) > 1
)

select
    table_name,
    row_id,
    file,
    row_number,
    -- The column of the key that tells rows of one parent apart; the dataset's one row has no key.
    case table_name
        when 'boards' then 'board_id'
        when 'populations' then 'year'
        when 'neighbours' then 'rank'
        when 'reviews' then 'review_id'
        when 'publications' then 'publication_id'
        when 'delays' then 'delay_id'
        when 'recommendations' then 'addressee'
        when 'assessments' then 'assessment_id'
        when 'challenges' then 'challenge_id'
        when 'panel_recommendations' then 'panel_recommendation_id'
    end as column_name,
    'Row ' || first_value(row_number) over same || ' of ' || first_value(file) over same
        || ' has the same key, and is the one that goes in. Take one of the two out, or give it '
        || 'a key of its own.'
        || if(
            table_name = 'reviews' and row_board_id <> first_value(row_board_id) over same,
            ' The two are of different boards, and what belongs to this key goes to the first: '
            || 'where boards number alike, import with a profile that makes references unique by board.',
            ''
        ) as message
from candidates
semi join repeated using (source_no, row_match)
window same as (partition by source_no, row_match order by row_id)
qualify row_number() over same > 1
