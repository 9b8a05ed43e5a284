"""Which reviews made a figure differ between two releases, from their two pinned snapshots."""

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd

from scr import disclosure
from scr.access.reader import Reader
from scr.base import words
from scr.base.errors import RefusedError, ScrError
from scr.base.periods import EVERYTHING
from scr.base.request import Request
from scr.release.manifest import FrozenTable, Release
from scr.store import Snapshot
from scr.store.seals import file_hash


@dataclass(frozen=True)
class CaseChange:
    """One review: `how` is added, gone or changed; then `columns` names what differs."""

    review_id: str
    how: str
    columns: tuple[str, ...] = ()


@dataclass(frozen=True)
class CaseChanges:
    """The reviews behind one figure in one span of years. `cases` is None where the reader may
    only have their number."""

    figure: str
    span: str
    n_added: int
    n_gone: int
    n_changed: int
    cases: tuple[CaseChange, ...] | None


def case_changes(
    folder: Path,
    releases: tuple[Release, Release],
    tables: tuple[list[FrozenTable], ...],
    reader: Reader,
    *,
    names_reviews: bool,
) -> tuple[tuple[CaseChanges, ...], str]:
    """What differs behind the figures of these tables, for each span of years that both releases
    ask of; and, where that cannot be told, why."""
    if not reader.policies or reader.boards is not None:
        return (), "The cases behind it are compared for those who see the figures of every board."
    if releases[0].snapshot_id == releases[1].snapshot_id:
        return (), "Both releases stand on the same snapshot: no record differs."
    snapshots = [Snapshot(compared_release.snapshot_id, folder) for compared_release in releases]
    for release, snapshot in zip(releases, snapshots, strict=True):
        if not snapshot.path.is_file() or file_hash(snapshot.path) != release.snapshot_hash:
            return (), (
                f"The snapshot {snapshot.id} that the release {release.name} stands on is missing "
                "or has been changed, so its cases cannot be compared. Put its file back."
            )
    asked = [_questions(requests) for requests in tables]
    changes = []
    for question in asked[0]:
        if question in asked[1]:
            pair = [
                _rows(replace(question, as_at=question.as_at or release.as_at), snapshot)
                for release, snapshot in zip(releases, snapshots, strict=True)
            ]
            if pair[0] is not None and pair[1] is not None:
                changes.append(_changes(question, pair[0], pair[1], names_reviews))
    return tuple(cases for cases in changes if cases.n_added + cases.n_gone + cases.n_changed), ""


def _questions(tables: list[FrozenTable]) -> dict[Request, None]:
    """What the tables ask, without grouping, each once and in order; with the as-at date only
    where there is no period, as it is the year's last day then."""
    return {
        replace(request, by="national", as_at=_stock_day(request), span=span): None
        for table in tables
        for request in table.requests
        for span in _spans(request)
    }


def _stock_day(request: Request) -> date | None:
    return request.as_at if request.span == EVERYTHING else None


def _spans(request: Request) -> list[Any]:
    from scr.base.periods import parse_span

    if request.span.kind is None:
        return [request.span]
    return [parse_span(year.label) for year in request.span.years()]


def _rows(request: Request, snapshot: Snapshot) -> dict[str, list[dict[str, Any]]] | None:
    """The rows behind a figure by review; None where it is not made of reviews."""
    try:
        table = disclosure.cases(disclosure.TRUSTED, request, snapshot, "none")
    except ScrError as error:
        if isinstance(error, RefusedError):
            raise
        return None
    if table is None or "review_id" not in table.columns:
        return None
    rows: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for values in table.astype(object).where(table.notna(), None).to_dict("records"):
        rows[str(values["review_id"])].append({str(k): v for k, v in values.items()})
    return rows


def _changes(
    question: Request,
    before: dict[str, list[dict[str, Any]]],
    after: dict[str, list[dict[str, Any]]],
    names_reviews: bool,
) -> CaseChanges:
    added = sorted(set(after) - set(before))
    gone = sorted(set(before) - set(after))
    changed = {
        review_id: columns
        for review_id in sorted(set(before) & set(after))
        if (columns := _differing(before[review_id], after[review_id]))
    }
    cases = [CaseChange(review_id, "added") for review_id in added]
    cases += [CaseChange(review_id, "gone") for review_id in gone]
    cases += [CaseChange(review_id, "changed", columns) for review_id, columns in changed.items()]
    return CaseChanges(
        figure=question.figure,
        span=question.span.label,
        n_added=len(added),
        n_gone=len(gone),
        n_changed=len(changed),
        cases=tuple(cases) if names_reviews else None,
    )


def _differing(before: list[dict[str, Any]], after: list[dict[str, Any]]) -> tuple[str, ...]:
    """The columns in which the rows of one review differ, or that it has more or fewer rows."""
    if len(before) != len(after):
        return (f"in {words.count(len(after), 'row')} instead of {len(before)}",)
    columns = dict.fromkeys([*before[0], *after[0]])
    return tuple(name for name in columns if _values(before, name) != _values(after, name))


def _values(rows: list[dict[str, Any]], name: str) -> list[str]:
    return sorted("" if pd.isna(v := row.get(name)) else str(v) for row in rows)
