"""A brief of two pages for the chair of a board, as a Word document: what can be said of the board,
every measure beside its neighbours and all boards, pictures, definitions and cautions.

It says what the board page says, from the same figures. In the version without names no other
board is named, so that it may lie on a public table; region, kind of area and editions stay.
"""

from dataclasses import dataclass, replace
from functools import cached_property

from scr.base import terms, words
from scr.base.errors import RefusedError
from scr.base.markdown import plain, with_names
from scr.exhibits import board, board_cases, board_through_time
from scr.exhibits.board_choice import POOLED, BoardChoice
from scr.exhibits.scope import Canvas, Scope
from scr.exports.document import WordDocument
from scr.exports.pictures import alternative_text, png
from scr.figures.compare import peers
from scr.figures.directory import starred_names
from scr.figures.run import Result
from scr.plot import Chart
from scr.text import board as board_words
from scr.text import measure as measure_words
from scr.text.measure import MEASURES
from scr.text.sentences import Row

# Pixels of a picture across: what is 13 pixels high is then some 8 points in print. A row of every
# measure has its name alone, as the counts stand in the table above.
_WIDTH, _ROW, _HEIGHT = 780, 21, 150
_PICTURE_CM = 16.5
# Points of its letters, at which the busiest board of the sample stays on two pages.
_LETTERS = 11
_STATUS = "Management information: not for publication"
_CAUTION = (
    "A mark is a question, not a verdict: neither a high nor a low value is good or bad, counts "
    "depend on what is recorded, and measures overlap."
)


@dataclass(frozen=True)
class Brief:
    """What a brief is made of: the exhibits of a board, asked with this scope and choice."""

    scope: Scope
    choice: BoardChoice

    @cached_property
    def printed(self) -> Scope:
        """The scope on paper: pictures of one width, groups pooled, beside the region."""
        return replace(self.scope, canvas=Canvas(plot_width=_WIDTH))

    @cached_property
    def pooled(self) -> BoardChoice:
        """The board beside its region, or all boards where that is all it is set beside; pooled."""
        peer = peers.REGION if self.choice.has(peers.REGION) else peers.WHOLE
        return replace(self.choice, peer=peer, how=POOLED)

    @cached_property
    def profile(self) -> Result:
        """The figure behind the brief."""
        return board.profile(self.scope, self.choice)


def document(brief: Brief, *, named: bool) -> bytes:
    """The brief as a DOCX file; without `named` no board is named but the one it is about."""
    name, dataset = brief.choice.board.name, brief.scope.directory
    made = WordDocument(
        f"{name}: a brief for the chair", author=dataset.owner or dataset.title or "",
        status=status(is_sample=dataset.is_sample), made=brief.profile.as_at,
        letters=_LETTERS,
    )  # fmt: skip
    own = board.own_rows(brief.profile)
    names = starred_names(brief.scope.snapshot)
    answer = board_words.answer(own, name, brief.scope.view.range_words)
    made.paragraph(with_names(answer, names))
    others = "" if named else " Other boards are not named."
    made.paragraph(
        f"As at {words.day(brief.profile.as_at)}, snapshot {brief.profile.snapshot.id}.{others}",
        "Caution",
    )
    stands_out = board.stands_out(brief.scope, brief.choice)
    made.heading("What stands out", 2)
    for line in stands_out.lines or (stands_out.plain_sentence,):
        is_line = bool(stands_out.lines)
        made.paragraph(line, "List Bullet" if is_line else "Normal", is_literal=not is_line)
    made.paragraph(f"{board_words.family(own)} {board_words.RULE} {_CAUTION}", "Caution")
    made.paragraph(_who(brief, named=named), "Caution", is_literal=True)
    _still_to_do(made, brief, named=named)
    _meanings(made)
    _measures(made, brief)
    _pictures(made, brief)
    return made.saved()


def status(*, is_sample: bool) -> str:
    """What every page must carry: for whom it is, and that invented data is."""
    return f"{_STATUS}. Invented data" if is_sample else _STATUS


def file_name(brief: Brief, *, named: bool) -> str:
    """A name that says which board, as at which day, and whether others are named."""
    kind = "" if named else "_other-boards-not-named"
    return f"brief_{brief.choice.board.board_id}_as-at-{brief.profile.as_at.isoformat()}{kind}.docx"


def table(brief: Brief) -> tuple[list[str], list[list[str]]]:
    """The brief's table: headings, and a row for each measure in words."""
    kinds = {peers.NEIGHBOURS: "Neighbours", peers.WHOLE: "All boards"}
    kinds = {kind: words for kind, words in kinds.items() if brief.choice.has(kind)}
    groups = {
        kind: {row["measure"]: row for row in board.rows_of(brief.profile, kind)} for kind in kinds
    }
    rows = [
        [
            MEASURES[row["measure"]].label,
            _short(row),
            measure_words.amounts(row["measure"], row["value_lower"], row["value_upper"]) or "none",
            terms.short("flag", row["flag"]) if row["flag"] else "not judged",
            *(_shorter(groups[kind][row["measure"]]) for kind in kinds),
        ]
        for row in board.own_rows(brief.profile)
    ]
    headings = ["Measure", brief.choice.board.name, "95% interval", "Beyond chance?"]
    return [*headings, *kinds.values()], rows


def _still_to_do(made: WordDocument, brief: Brief, *, named: bool) -> None:
    """The board's open reviews and overdue recommendations, for a reader who may see them; which
    reviews they are is not for a public table."""
    try:
        opened = board_cases.open_now(brief.scope, brief.choice)
        overdue = board_cases.recommendations(brief.scope, brief.choice)
    except RefusedError:
        return
    made.heading("Open reviews and overdue recommendations", 2)
    for exhibit in (opened, overdue):
        made.paragraph(exhibit.plain_sentence, "List Bullet", is_literal=True)
    if named and (listed := board_cases.open_in_words(opened)):
        made.paragraph(listed, "Caution", is_literal=True)


def _meanings(made: WordDocument) -> None:
    made.heading("Definitions", 2)
    measures = measure_words.measures()
    meanings = "; ".join(_first(measures[name].meaning) for name in MEASURES)
    made.paragraph(f"The measures, in the order of the table: {meanings}.", "Caution")


def _measures(made: WordDocument, brief: Brief) -> None:
    made.heading("Every measure", 2)
    headings, rows = table(brief)
    caption = f"the board, and its groups pooled, {brief.scope.view.range_words}"
    # Letters at which a row is one line, so that the brief stays on two pages.
    made.table(headings, rows, caption=caption, n_names=1, largest=16)


def _short(row: Row) -> str:
    """`2 of 12 (17%)`; of a rate per 100,000 children `0.34 (1)`, the reviews in brackets."""
    if words.is_nothing(row["value"]):
        return measure_words.counted(row)
    return measure_words.kind_words(row["measure"]).short(row["x"], row["n"], row["value"])


def _shorter(row: Row) -> str:
    """`35% of 3,488`, so that a row is one line in print."""
    if words.is_nothing(row["value"]):
        return measure_words.counted(row)
    return measure_words.kind_words(row["measure"]).shortest(row["x"], row["n"], row["value"])


def _who(brief: Brief, *, named: bool) -> str:
    """Whom the board is compared with, and who is missing."""
    if not brief.choice.has(peers.REGION):
        n_boards = words.count(len(brief.choice.group.members), "board")
        return f"All boards together: {n_boards}, this one among them. No other is shown by itself."
    region, neighbours = (
        next(group for group in brief.choice.groups if group.kind == kind)
        for kind in (peers.REGION, peers.NEIGHBOURS)
    )
    n_region = words.count(len(region.members), "board")
    lead = f"Region: {region.name}, {n_region}, this one among them."
    members = words.count(len(neighbours.members), "board")
    if not named:
        notes = len(neighbours.notes)
        missing = f" Merged or missing: {notes}, not named here." if notes else ""
        return f"{lead} {neighbours.name}: {members}, not named here.{missing}"
    names = [brief.choice.boards[board_id].name for board_id in neighbours.members]
    listed = f": {words.listed(names)}" if names else ""
    return " ".join([f"{lead} {neighbours.name}{listed}.", *neighbours.notes])


def _pictures(made: WordDocument, brief: Brief) -> None:
    name = brief.choice.board.name
    strips = board.every_measure(brief.printed, brief.pooled, row_height=_ROW)
    gaps = board_through_time.gaps(brief.printed, brief.choice, height=_HEIGHT)
    if strips.chart is not None:
        # What stands beside the group chosen on the page is said there alone.
        sentence = board_words.sorted_out(board.own_rows(brief.profile))
        among = "among the other boards" if brief.choice.has(peers.REGION) else "beside all boards"
        _picture(made, strips.chart, f"{name} {among}", sentence)
    if gaps.chart is not None and not gaps.empty:
        _picture(made, gaps.chart, "Days between reviews", gaps.plain_sentence)
    made.paragraph(gaps.sentence, "Caution")


def _picture(made: WordDocument, chart: Chart, caption: str, sentence: str) -> None:
    made.figure(
        png(chart, _WIDTH),
        alt=alternative_text(chart, plain(sentence)),
        caption=caption,
        width_cm=_PICTURE_CM,
    )


def _first(meaning: str) -> str:
    """A meaning up to its first semicolon: the rest is said on the first page."""
    return meaning.partition(";")[0]
