"""Every sentence that people read, once, to be read in one sitting: made from the code over the
sample, in a few views and with nothing recorded, by page and by what says it."""

import ast
import inspect
import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial

from scr.base.errors import ArgumentError, RefusedError
from scr.base.markdown import plain
from scr.base.settings import ROOT
from scr.brief import document as brief
from scr.docs.markdown import document
from scr.docs.sentences import fixed
from scr.docs.sentences.makers import calls, makers, texts
from scr.docs.sentences.views import REPORT, Seen, seen
from scr.figures.values import NotRecordedError
from scr.report import contents
from scr.ui.kit.places import titles

_ENDS = re.compile(r"(?<=[.?!]) (?=[A-Z“*])")
_NUMBER = re.compile(r"\d[\d,.]*\d|[2-9]")
ELSEWHERE = "Annual report and files"


class _Once:
    """What has been said: a sentence that differs in its numbers alone is the same."""

    def __init__(self) -> None:
        self.heard: set[str] = set()

    def new(self, text: str) -> str:
        """The sentences of a text that nobody has said yet."""
        kept = []
        for sentence in _ENDS.split(" ".join(plain(text).split())):
            alike = _NUMBER.sub("#", sentence)
            if sentence and alike not in self.heard:
                self.heard.add(alike)
                kept.append(sentence)
        return " ".join(kept)

    def lines(self, sentences: Iterable[str]) -> list[str]:
        """A line for each text of which something is new."""
        return [f"- {new}" for text in sentences if (new := self.new(text))]


@cache
def sentence_list() -> str:
    """The document. Kept, as it takes some seconds and never changes while a process runs."""
    once = _Once()
    with seen() as views:
        parts = [
            part for name, names in _pages().items() for part in _page(name, names, views, once)
        ]
        parts += ["## The brief for a chair", *once.lines(_brief(views[1]))]
    parts += [part for room in fixed.ROOMS for part in _room(room, once)]
    return document(
        "Every sentence",
        "Said of the sample by each page, report and brief, in a few views and with nothing "
        "recorded; then the messages, labels and helps that stand in the code, with … where "
        "something is filled in. A sentence stands once, where it is first said; one that differs "
        "in its numbers alone is not said again.",
        _spaced(parts),
    )


def _spaced(parts: list[str]) -> list[str]:
    """Lines of a list in one block, all else apart."""
    blocks: list[str] = []
    for part in parts:
        if part.startswith("- ") and blocks and blocks[-1].startswith("- "):
            blocks[-1] += f"\n{part}"
        else:
            blocks.append(part)
    return blocks


def _pages() -> dict[str, list[str]]:
    """The makers by the page that places them first, as its source has it."""
    left = dict.fromkeys(makers())
    pages: dict[str, list[str]] = {}
    for name, title in titles().items():
        own = [ROOT / "pages" / f"{name}.py", *sorted((ROOT / "scr/ui/pages" / name).glob("*.py"))]
        source = "\n".join(path.read_text("utf-8") for path in own if path.exists())
        placed = {maker_name: source.find(f"{maker_name}(") for maker_name in left}
        here = sorted(
            (maker_name for maker_name in left if placed[maker_name] >= 0), key=placed.__getitem__
        )
        if here:
            pages[title] = here
        left = {maker_name: None for maker_name in left if maker_name not in here}
    return pages | {ELSEWHERE: list(left)}


@cache
def _in_report() -> frozenset[str]:
    """The makers that the report places."""
    placed = [entry.exhibit for part in contents.PARTS for entry in part.entries]
    return frozenset(
        f"{maker.__module__.rpartition('.')[2]}.{maker.__name__}"
        for maker in placed
        if not isinstance(maker, partial)
    )


def _page(title: str, names: list[str], views: tuple[Seen, ...], once: _Once) -> Iterator[str]:
    yield f"## {title}"
    every = makers()
    for name in names:
        lines: list[str] = []
        for view in views:
            if view.name == REPORT and name not in _in_report():
                continue
            new = once.lines(_spoken(every[name], view))
            lines += [f"\n*{view.name}*\n", *new] if new else []
        if lines:
            yield f"### `{name}`"
            yield "\n".join(lines).strip()


def _spoken(maker: Callable[..., object], view: Seen) -> Iterator[str]:
    needed = inspect.signature(maker).parameters
    if "choice" in needed and view.scope.view.board_id is None:
        return
    # Measure by measure the same is said of fewer boards.
    if {"measure", "figure"} & set(needed) and not view.is_usual and "choice" not in needed:
        return
    for given in calls(maker, view.scope, view.choice, most=2 if view.is_usual else 1):
        try:
            yield from texts(maker(view.scope, **given))
        except (RefusedError, ArgumentError) as error:
            yield str(error)
        except NotRecordedError:
            # A number that a sentence is made of; what asks for it says that it is not recorded.
            continue


def _brief(view: Seen) -> Iterator[str]:
    """What the table of a brief says; its sentences and pictures are those of the page Board."""
    headings, cells = brief.table(brief.Brief(view.scope, view.choice))
    yield from headings
    for row in cells:
        yield f"{row[0]}: {'; '.join(row[1:])}"


def _room(room: str, once: _Once) -> Iterator[str]:
    lines = [
        line
        for path in fixed.paths(room)
        for text in fixed.said_in(ast.parse(path.read_text("utf-8")))
        for line in once.lines([text])
    ]
    if lines:
        yield f"## In the code: `scr/{room}`"
        yield "\n".join(lines)
