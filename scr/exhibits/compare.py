"""Boards compared on one measure: what the figure `benchmark` and those beside it say of them.

Every exhibit of boards takes its targets, marks and ranks from here, whichever page it stands on;
nothing here judges. A region or a kind of area chooses the boards that are shown, not those that
they are compared with.
"""

from collections import Counter
from dataclasses import dataclass, replace
from functools import cached_property

from scr.base.request import Request
from scr.exhibits import limits
from scr.exhibits.cautions import widen
from scr.exhibits.kinds import Kind, kind_of
from scr.exhibits.recorded import or_not_recorded
from scr.exhibits.scope import Scope
from scr.figures.compare.benchmark import NAME
from scr.figures.compare.composed import ADJUSTED, RANKS
from scr.figures.run import Result
from scr.figures.values import FigureRow, rows
from scr.stats.difference import Differences
from scr.text import comparison as comparison_words
from scr.text import flag as flag_words
from scr.text import measure as measure_words

BY_NAME, BY_SIZE = "name", "size"


@dataclass(frozen=True)
class Choices:
    """How boards are shown beside each other: their order, whether differences between them are
    allowed for, how long a period is, the ids of the stored breaks at which limits begin anew, and
    how many boards are drawn `at_most` beside the one that is marked (None: all)."""

    order: str = BY_NAME
    is_adjusted: bool = False
    step: str = "quarter"
    breaks: tuple[str, ...] = ()
    at_most: int | None = None


USUAL = Choices()


@dataclass(frozen=True)
class BoardComparison:
    """All boards on one measure, for a scope and in the choices of a page."""

    scope: Scope
    measure: str
    choices: Choices = USUAL

    @property
    def label(self) -> str:
        """The measure as a heading."""
        return measure_words.MEASURES[self.measure].label

    @property
    def kind(self) -> Kind:
        """How the measure's values are drawn and written."""
        return kind_of(self.measure)

    @property
    def board_id(self) -> str | None:
        """The board that is marked among the others."""
        return self.scope.view.board_id

    def request(self, figure: str = NAME, by: str = "board") -> Request:
        """A request about the measure, of all boards that the filters leave."""
        asked = self.scope.request(figure, by=by, with_board=False)
        return replace(asked, measure=self.measure)

    @cached_property
    def result(self) -> Result:
        """The figure benchmark: marks, list worth a question, estimates."""
        return self.scope.answer(self.request())

    @cached_property
    def marks(self) -> Result:
        """The figure benchmark_adjusted: both sets of marks, and nothing that needs draws."""
        return self.scope.answer(self.request(ADJUSTED))

    @cached_property
    def ranks(self) -> Result:
        """The figure benchmark_ranks."""
        return self.scope.answer(self.request(RANKS))

    def in_order(self, result: Result) -> list[FigureRow]:
        """A row per board, in the order chosen: by name, or the largest first."""
        ordered = list(rows(result))
        if self.choices.order == BY_SIZE:
            ordered.sort(key=_by_size)
        return ordered

    def drawn(self, result: Result) -> list[FigureRow]:
        """Those rows of a result that are drawn, in the order chosen."""
        largest = sorted(rows(result), key=_by_size)[: self.choices.at_most]
        kept = {row["group_id"] for row in largest} | {self.board_id}
        return [row for row in self.in_order(result) if row["group_id"] in kept]

    def order_words(self, result: Result) -> str:
        """Which boards are drawn of those of a result, and in which order."""
        is_by_name, most = self.choices.order == BY_NAME, self.choices.at_most
        return comparison_words.order(len(result.table), most, is_by_name=is_by_name)

    @cached_property
    def everyone(self) -> tuple[FigureRow, ...]:
        """All boards that one is compared with, whichever are shown."""
        return rows(self.of_everyone(ADJUSTED))

    def of_everyone(self, figure: str) -> Result:
        """A figure about the measure, of all boards, whichever are shown."""
        asked = replace(self.request(figure), region=None, area_type=None)
        return self.scope.answer(asked)

    @cached_property
    def target(self) -> float | None:
        """The benchmark's target, as the measure is shown: that which boards share, but for those
        so large that they are compared with the others. Where none is shared, the value of all
        together; None without a case."""
        targets = Counter(row["target"] for row in self.everyone if row["target"] is not None)
        shared, n_boards = next(iter(targets.most_common(1)), (None, 0))
        if n_boards > 1:
            return shared
        boards = [row for row in self.everyone if None not in (row["x"], row["n"])]
        x, n = sum(row["x"] for row in boards), sum(row["n"] for row in boards)
        return self.kind.judging.per * x / n if n else None

    @cached_property
    def flags(self) -> dict[str, str]:
        """The marks that are shown, by board; empty where no board is marked on the measure."""
        column = "flag_adjusted" if self.choices.is_adjusted else "flag"
        return {row["group_id"]: row[column] or "" for row in rows(self.marks)}

    @cached_property
    def spread(self) -> float:
        """How much spread the drawn limits allow for, as the weight of all boards; infinite where
        none is asked for, or there is none."""
        row = next(iter(rows(self.marks)), None)
        weight = row["weight"] if row is not None and self.choices.is_adjusted else None
        return float("inf") if weight is None else float(weight)

    @cached_property
    def set_apart(self) -> str:
        """Which boards are marked otherwise than the drawn limits would have it, and why."""
        unlike = limits.boards_unlike_drawn(
            rows(self.marks), self.flags, self.target, self.spread, self.kind.judging
        )
        return flag_words.set_apart(unlike)

    @cached_property
    def spread_test(self) -> Differences:
        """Whether the boards that one is compared with differ at all: a test of single cases, so
        that of shares over recommendations, which hang together, it cannot tell."""
        boards = [row for row in self.everyone if row["n"] and row["x"] is not None]
        return self.kind.judging.several([row["x"] for row in boards], [row["n"] for row in boards])

    @property
    def empty(self) -> str:
        """What to do where there is nothing."""
        there = any(row["n"] for row in rows(self.marks))
        return "" if there else widen(self.scope.view, "have no cases of this measure")

    @cached_property
    def together(self) -> str:
        """All boards together, as a measure for the rows."""
        return comparison_words.intervals_sentence(self.everyone, self.measure)

    def counted(self, row: FigureRow) -> str:
        """A board's count in few words: `3 of 8`, or the reviews of a rate."""
        return self.kind.words.counted(row["x"], row["n"])

    def details(self, row: FigureRow) -> tuple[str, ...]:
        """The lines of a board's hover box: its count, its value with limits, its mark."""
        if row["value"] is None:
            return (self.counted(row),)
        limits = measure_words.amounts(self.measure, row["value_lower"], row["value_upper"])
        lines = (
            self.counted(row),
            measure_words.amount(self.measure, row["value"]) + self.kind.words.per,
            f"95% interval {limits}" if limits else "",
            flag_words.hover(self.flags.get(row["group_id"], "")),
        )
        return tuple(line for line in lines if line)


def _by_size(row: FigureRow) -> float:
    return -float(row["n"] or 0)


@or_not_recorded
def answer(scope: Scope, measure: str) -> str:
    """What the comparison says, for under a page's title."""
    board_rows = rows(BoardComparison(scope, measure).result)
    return comparison_words.answer(board_rows, measure, scope.view.range_words)


def marked_boards(scope: Scope, measure: str) -> int:
    """How many of the boards shown are marked on a measure, on either side. Raises NotRecordedError
    where nothing of it is recorded, as then no board could be."""
    compared = BoardComparison(scope, measure)
    with_cases = [row["group_id"] for row in rows(compared.marks) if row["n"]]
    return sum(flag_words.counts_of([compared.flags[board_id] for board_id in with_cases]))
