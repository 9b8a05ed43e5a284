"""From the figures of a board to what its charts draw, on the page and in the brief."""

from datetime import date
from typing import Any

import pandas as pd

from scr.base import words
from scr.exhibits.kinds import kind_of
from scr.figures.compare.profile import BOARD, OTHER
from scr.figures.run import Result
from scr.plot import Gap, MeasureStrip
from scr.stats.rare_events import RareEvents
from scr.text import board as board_words
from scr.text import measure as measure_words
from scr.text.measure import MEASURES
from scr.text.sentences import Row


def rows(result: Result, compared: str) -> list[dict[str, Any]]:
    """The rows of the figure `profile` of the board or of one of its groups, one per measure of
    which anything is on record."""
    table = result.table[(result.table["compared"] == compared) & result.table["x"].notna()]
    return [{str(name): value for name, value in row.items()} for row in table.to_dict("records")]


def strips(result: Result, peer: str, *, mean: bool = False) -> list[MeasureStrip]:
    """A strip for each measure of the figure `profile`: the board among the others, and beside
    the pooled rate of a kind of group, or the mean of its boards."""
    group = {row["measure"]: row for row in rows(result, peer)}
    others = result.table[result.table["compared"] == OTHER]
    return [
        _strip(
            row,
            _number(group[row["measure"]]["mean" if mean else "value"]),
            others.loc[others["measure"] == row["measure"], "value"].dropna(),
        )
        for row in rows(result, BOARD)
    ]


def _strip(row: Row, beside: float | None, others: pd.Series) -> MeasureStrip:
    measure = str(row["measure"])
    return MeasureStrip(
        label=MEASURES[measure].label,
        counted=measure_words.counted(row),
        value=_number(row["value"]),
        lower=_number(row["value_lower"]),
        upper=_number(row["value_upper"]),
        others=tuple(others),
        expected=expected(row),
        peer=beside,
        flag=str(row["flag"]),
        top=kind_of(measure).top(others, row["value"]),
        kind=kind_of(measure).judging.shown_as,
        note=board_words.verdict(row),
        verdict="" if not row["n"] else board_words.verdict(row),
    )


def expected(row: Row) -> tuple[float, float] | None:
    """Between which values the board is not marked at 95%; None where it is not judged, or
    anything may happen."""
    if board_words.kind_of(row) in (
        board_words.NOT_JUDGED,
        board_words.TOO_FEW,
    ) or words.is_nothing(row["target"]):
        return None
    return kind_of(row["measure"]).judging.unmarked(row["n"], row["target"])


def gaps(result: Result, events: RareEvents, as_at: date) -> list[Gap]:
    """What the chart draws: a gap for each review after the first of which the days are known, and
    the one still open."""
    with_gap = result.table[result.table["days_since"].notna()]
    drawn = [
        Gap(day, float(gap), f"Review {reference}", int(beyond))
        for day, reference, gap, beyond in zip(
            with_gap["initiated_date"],
            with_gap["review_id"],
            events.gaps,
            events.beyond,
            strict=True,
        )
    ]
    if events.open_gap is not None:
        beyond = 1 if events.is_open_beyond else 0
        drawn.append(Gap(as_at, events.open_gap, "", beyond, is_open=True))
    return drawn


def _number(value: Any) -> float | None:
    return None if pd.isna(value) else float(value)
