"""What a snapshot says of itself: its title and day, and the boards there are."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache

import pandas as pd

from scr.base import words
from scr.base.request import NOT_RECORDED
from scr.store import Snapshot, query


@dataclass(frozen=True, eq=False)
class Directory:
    """What a snapshot says of itself and of the boards that a request may name.

    `earliest` is the first day on which anything was notified, decided or initiated. There is one
    of each snapshot, so each is the same only as itself; what a single figure may not need is
    read when it is asked for, and kept.
    """

    snapshot: Snapshot
    title: str | None
    is_sample: bool
    owner: str | None
    as_at: date
    earliest: date | None

    @cached_property
    def boards(self) -> pd.DataFrame:
        """The columns of the boards table but aliases, one row per board."""
        sql = "select * exclude (aliases) from records.boards order by board_name, board_id"
        return query(self.snapshot, sql, {})

    @cached_property
    def neighbours(self) -> pd.DataFrame:
        """The table of neighbours."""
        sql = "select * from records.neighbours order by board_id, edition, rank"
        return query(self.snapshot, sql, {})

    @cached_property
    def former_names(self) -> dict[str, tuple[str, ...]]:
        """The aliases of each board that has any, by its id."""
        sql = "select board_id, aliases from records.boards where len(aliases) > 0"
        rows = query(self.snapshot, sql, {})
        return {
            board_id: tuple(names)
            for board_id, names in zip(rows["board_id"], rows["aliases"], strict=True)
        }

    @property
    def regions(self) -> list[str]:
        """Names of the regions that have a board, in order."""
        return sorted(self.boards["region"].unique())

    @property
    def area_types(self) -> list[str]:
        """Kinds of area that occur, in order; `not_recorded` where a board has none."""
        return sorted(self.boards["area_type"].fillna(NOT_RECORDED).unique())

    @property
    def starred(self) -> frozenset[str]:
        """Names of boards, regions and kinds of area, as sentences have them, that hold a star:
        where bold type is read they would be taken for marks of ours. Hardly ever any."""
        kinds = self.boards["area_type"].dropna()
        texts = {*self.boards["board_name"], *self.boards["region"], *kinds}
        forms = {form for text in texts for form in (text, words.board_short(text))}
        return frozenset(form for form in forms if "*" in form and form.strip("* "))


@lru_cache(maxsize=8)
def directory(snapshot: Snapshot) -> Directory:
    """The snapshot's directory; cached, as a snapshot never changes."""
    dataset = query(
        snapshot,
        """
        select snapshot.as_at_date, dataset.title, dataset.owner, dataset.is_sample,
            (select min(least(notified_date, decision_date, initiated_date)) from records.reviews)
                as earliest
        from records.snapshot as snapshot
        left join records.dataset as dataset on true
        """,
        {},
    ).iloc[0]
    return Directory(
        snapshot=snapshot,
        title=dataset["title"] if pd.notna(dataset["title"]) else None,
        is_sample=bool(dataset["is_sample"]) if pd.notna(dataset["is_sample"]) else False,
        owner=dataset["owner"] if pd.notna(dataset["owner"]) else None,
        as_at=dataset["as_at_date"].date(),
        earliest=dataset["earliest"].date() if pd.notna(dataset["earliest"]) else None,
    )


@lru_cache(maxsize=8)
def starred_names(snapshot: Snapshot) -> frozenset[str]:
    """Those of the snapshot's directory, kept."""
    return directory(snapshot).starred
