-- rule: joint_board_is_lead
-- severity: warn
-- stage: suspect
-- says: A joint board is the lead board itself; it is dropped from the joint boards.
-- mend: Take it out of the joint boards.
select
    table_name,
    row_id,
    file,
    row_number,
    column_name,
    'One of the joint boards is the lead board; it was dropped. Take it out of the cell.' as message
from faults
where fault = 'joint_board_is_lead'
