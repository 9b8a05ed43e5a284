"""A snapshot of any number of reviews, written by SQL, for measuring figures at size."""

from pathlib import Path

import duckdb

from scr.base.settings import ENGLAND
from scr.store import Snapshot, create_tables
from scr.store.build import count_completeness
from scr.store.snapshots import building_path, new_id, publish

_REVIEWS = """
insert into reviews by name
with drawn as (
    select
        i,
        date '2011-01-01' + (hash(i) % 2000)::integer as notified_date,
        hash(i, 1) % 100 as chance,
        hash(i, 2) % 100 as view_chance,
        hash(i, 3) % 600 as days,
        hash(i, 4) % 100 as end_chance
    from range($n) as t(i)
)
select
    'R' || i as review_id,
    'LSCB' || lpad((1 + hash(i, 5) % 146)::varchar, 3, '0') as board_id,
    notified_date - 10 as incident_date,
    notified_date,
    if(hash(i, 6) % 2 = 0, 'death', 'serious_harm')::incident_type as incident_type,
    if(chance < 61, 'initiate', 'not_initiate')::decision as decision,
    notified_date + 30 as decision_date,
    if(chance >= 61, 'agree', null)::panel_view as panel_view,
    if(chance >= 61, notified_date + 70, null) as panel_view_date,
    if(chance < 61, notified_date + 32, null) as initiated_date,
    if(chance < 61 and end_chance < 85, notified_date + 60 + days::integer, null) as completed_date,
    if(chance < 61 and end_chance < 80, notified_date + 65 + days::integer, null)
        as report_to_panel_date
from drawn
"""
_CHILDREN = """
insert into publications by name
select 'P' || review_id as publication_id, review_id,
    'overview_report'::publication_kind as kind, completed_date + 30 as published_date
from reviews where completed_date is not null;
insert into delays by name
select 'D' || review_id as delay_id, review_id, 'inquest'::delay_reason as reason,
    initiated_date + 60 as start_date, initiated_date + 150 as end_date
from reviews where initiated_date is not null and hash(review_id) % 3 = 0;
insert into recommendations by name
with drawn as (
    select
        review_id,
        completed_date,
        hash(review_id, number) as chance,
        number
    from reviews
    cross join unnest(range((hash(review_id, 'how many') % 5)::bigint)) as numbered(number)
    where completed_date is not null
)
select
    number::varchar as recommendation_id,
    review_id,
    'Body ' || chance % 9 as addressee,
    'theme ' || (chance // 9) % 20 as theme,
    (chance // 180) % 10 < 7 as is_clear,
    if((chance // 1800) % 10 < 8, 'accepted', null)::recommendation_response as response,
    if((chance // 1800) % 10 < 8, completed_date + 40, null) as response_date,
    completed_date + 180 + 90 * (chance % 2)::integer as due_date,
    if((chance // 18000) % 10 < 6, completed_date + (60 + (chance // 180000) % 400)::integer, null)
        as done_date,
    if((chance // 18000) % 10 < 4, completed_date + (90 + (chance // 180000) % 500)::integer, null)
        as evidenced_date,
    if((chance // 18000) % 10 = 9, completed_date + 200, null) as closed_date,
    completed_date + 100 as updated_date
from drawn;
insert into assessments by name
with drawn as (
    select
        review_id,
        completed_date,
        assessor,
        hash(review_id, assessor) as chance
    from reviews
    cross join unnest(['panel', 'ofsted']) as assessors(assessor)
    where completed_date is not null
)
select
    'A' || review_id || assessor as assessment_id,
    review_id,
    assessor::assessor as assessor,
    completed_date + 50 as assessed_date,
    1 + (chance // 10) % 4 as what_happened,
    1 + (chance // 40) % 4 as why,
    1 + (chance // 160) % 4 as action
from drawn
where chance % 10 < 5;
insert into challenges by name
with drawn as (
    select
        *,
        (hash(review_id, 'by') % 4)::integer as by_number,
        (hash(review_id, 'subject') % 5)::integer as subject_number,
        (hash(review_id, 'days') % 90)::integer as days
    from reviews
    where hash(review_id, 'challenged') % 10 = 0
)
select
    'C' || review_id as challenge_id,
    board_id,
    review_id,
    (['minister', 'panel', 'department', 'ofsted'])[1 + by_number]::raised_by as raised_by,
    (['initiation', 'publication', 'quality', 'delay', 'follow_through'])[
        1 + subject_number
    ]::challenge_subject as subject,
    notified_date + 100 as raised_date,
    notified_date + 130 as reply_due_date,
    if(hash(review_id, 'reply') % 5 > 0, notified_date + 110 + days, null) as replied_date
from drawn;
"""


def make(folder: Path, n: int) -> Snapshot:
    """A database of n reviews over England's boards, with their documents, delays, assessments
    and challenges, and about one recommendation a review: two for each that was completed."""
    folder.mkdir(parents=True)
    snapshot_id = new_id(folder)
    with duckdb.connect(str(building_path(folder, snapshot_id))) as connection:
        create_tables(connection)
        for table in ("boards", "populations"):
            connection.execute(
                f"insert into {table} by name select * "
                f"{'exclude (aliases)' if table == 'boards' else ''} "
                f"from read_csv('{ENGLAND / table}.csv', header = true)"
            )
        connection.execute(_REVIEWS, {"n": n})
        connection.execute(_CHILDREN)
        connection.execute(
            "insert into snapshot values (?, null, 1, date '2016-06-30', 'argument')",
            [snapshot_id],
        )
        count_completeness(connection)
    return publish(folder, snapshot_id)
