"""A snapshot of any number of reviews, written by SQL, for measuring figures at size."""

from pathlib import Path

import duckdb

from scr.settings import ENGLAND
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
"""


def make(folder: Path, n: int) -> Snapshot:
    """A database of n reviews over England's boards, with their documents and delays."""
    folder.mkdir(parents=True)
    snapshot_id = new_id()
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
