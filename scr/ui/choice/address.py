"""The address: the one place where what is chosen is kept, so that a view can be sent to somebody,
survives a move to another page and is there again on Back.

A widget is told before it is drawn what the address says (`hold`), and the address after it is
drawn what is chosen in it (`keep`); only what differs from the usual stands there. Streamlit's own
binding does neither for lists behind a button: their choice is lost on the way to another page.
Boards stand there by their ids, which a change of name leaves as they are and which never fit two
boards. Addresses that hold a name, a former one too, are still understood.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from scr.figures.directory import Directory
from scr.importing.names import plain
from scr.ui.kit.board_names import boards_meant

ALL = "All"
"""What stands in a list of one board for none in particular."""
_ENTRY, _KEPT, _LEFT = "address_entry", "address_kept", "address_left"
_STEPS = 4
"""How many addresses of one page may be on their way to the browser."""


@dataclass(frozen=True)
class Held:
    """A choice that the address keeps: the key of its widget, its usual value, how a value is
    written, its name in the address. `unknown` is what the address says that can not be chosen."""

    key: str
    usual: Any
    write: Callable[[Any], list[str]]
    name: str
    unknown: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Entry:
    """One arrival at an address, which names `named`. `stands` where it is another page, reached by
    a link and not by Back: then what it does not name stays as it was chosen before, also what an
    address before it named (`passed`) whose page was left before it was drawn."""

    number: int
    page: str
    stands: bool
    named: dict[str, list[str]]
    passed: dict[str, list[str]]


def begin(page: str, earlier: Mapping[str, list[str]] | None = None) -> None:
    """Note, at the beginning of a run of a page, whether one has arrived at another address.

    `earlier` is the address of the page from which a link led here, where this session knows
    nothing of it: the one before ended with its process. What it names stands, as with any link.
    """
    state, query = st.session_state, _query()
    last: _Entry | None = state.get(_ENTRY)
    is_back = _is_history()
    if last is None:
        state[_ENTRY] = _Entry(1, page, stands=False, named=query, passed={})
    elif earlier:
        passed = {**earlier, **_never_read(last)}
        state[_ENTRY] = _Entry(last.number + 1, page, stands=True, named=query, passed=passed)
    elif last.page != page or is_back or query not in state.get(_LEFT, ()):
        # A choice made while an address is on its way to the browser comes with the one before.
        stands = last.page != page and not is_back
        passed = _never_read(last) if stands else {}
        state[_ENTRY] = _Entry(last.number + 1, page, stands, query, passed)
    else:
        return
    state[_LEFT] = (query,)


def _never_read(entry: _Entry) -> dict[str, list[str]]:
    kept = st.session_state.get(_KEPT, {})
    named = {**entry.passed, **entry.named}
    return {key: texts for key, texts in named.items() if kept.get(key, (0,))[0] < entry.number}


def hold(
    key: str,
    usual: Any,
    read: Callable[[list[str]], tuple[Any, list[str]]],
    write: Callable[[Any], list[str]],
    can_be: Callable[[Any], bool],
    name: str = "",
    implied: Sequence[str] = (),
) -> Held:
    """Before a widget is drawn: what the address says, else what was chosen before, else what is
    usual becomes what is chosen in it. `read` makes a value of texts (None: nothing usable) and
    says which of them are none. `name` is the choice's in the address, where it is not its key;
    `implied` is what the address says of it by other names."""
    state = st.session_state
    entry: _Entry = state[_ENTRY]
    kept: dict[str, tuple[int, Any, Any, tuple[str, ...]]] = state.setdefault(_KEPT, {})
    taken, before, was_usual, unknown = kept.get(key, (0, usual, usual, ()))
    # Who has not chosen keeps to what is usual, whatever that has become.
    value = state.get(key, before)
    value = usual if value == was_usual else value
    if value != before:
        unknown = ()
    if taken != entry.number:
        texts = st.query_params.get_all(name or key) or list(implied) or entry.passed.get(key, [])
        stands = (before if before != was_usual else usual) if entry.stands else usual
        value, none_such = read(texts) if texts else (stands, [])
        unknown = tuple(none_such)
    if value is None or not can_be(value):
        value = usual
    # Always: what a button opens is made in the browser when it is opened, and then knows only what
    # the last run told it. On another page it is another widget.
    state[key] = value
    kept[key] = (entry.number, value, usual, unknown)
    return Held(key, usual, write, name or key, unknown)


FORMER = {
    "Only claimed": "claimed",
    "Silent for 90 days": "stale",
    "Silent boards": "No recent records",
    "Decisions in the end to start one": "final_initiation_rate",
}
"""Words that addresses made before they were mended have, by what they stand for."""


def one_of(
    key: str,
    options: Sequence[Any],
    usual: Any,
    label: Callable[[Any], str] = str,
    **named: Any,
) -> Held:
    """Hold one of some options; the address has its label, and its code is understood too. `named`
    are the last two of `hold`."""
    texts = {plain(label(option)): option for option in reversed(options)}
    codes = {plain(str(option)): option for option in reversed(options)}
    texts = {plain(text): code for text, code in FORMER.items() if code in options} | texts

    def read(written: list[str]) -> tuple[Any, list[str]]:
        # A list may have shown more than the name: 2015-16 (not over).
        for text in map(plain, (written[-1], written[-1].partition(" (")[0])):
            if text in texts or text in codes:
                return texts.get(text, codes.get(text)), []
        return None, [written[-1]]

    def write(option: Any) -> list[str]:
        return [label(option)]

    return hold(key, usual, read, write, lambda option: option in options, **named)


def switch(key: str) -> Held:
    """Hold what is on or off; off is usual."""
    return one_of(key, (False, True), usual=False, label=lambda is_on: str(is_on).lower())


def day(key: str, usual: date, first: date, last: date) -> Held:
    """Hold a day between two, both included."""

    def read(named: list[str]) -> tuple[date | None, list[str]]:
        try:
            chosen = date.fromisoformat(named[-1])
        except ValueError:
            return None, named
        return (chosen, []) if first <= chosen <= last else (None, named)

    def can_be(chosen: Any) -> bool:
        return isinstance(chosen, date) and first <= chosen <= last

    return hold(key, usual, read, lambda chosen: [chosen.isoformat()], can_be)


def board(key: str, directory: Directory, boards: Sequence[str]) -> Held:
    """Hold one of some boards, or none in particular."""

    def read(named: list[str]) -> tuple[str | None, list[str]]:
        meant, unknown = boards_meant(named, directory)
        return (meant[0] if meant else None), unknown

    return hold(key, ALL, read, lambda id_: [str(id_)], lambda id_: id_ in (ALL, *boards))


def several_boards(key: str, directory: Directory, boards: Sequence[str]) -> Held:
    """Hold any number of some boards."""

    def can_be(chosen: Any) -> bool:
        return set(chosen) <= set(boards)

    def read(named: list[str]) -> tuple[list[str], list[str]]:
        meant, unknown = boards_meant(named, directory)
        return [board_id for board_id in meant if board_id in boards], unknown

    return hold(key, [], read, lambda chosen: [str(board_id) for board_id in chosen], can_be)


@contextmanager
def kept(held: Held) -> Iterator[None]:
    """Around a widget that stands alone: what is chosen in it is kept once it is drawn."""
    yield
    keep(held)


def keep(*held: Held, without: Sequence[str] = ()) -> None:
    """After the widgets are drawn: the address holds what is chosen in them, all at once, and
    nothing `without` which it is to be."""
    state, query = st.session_state, _query()
    wanted = {name: texts for name, texts in query.items() if name not in without}
    for choice in held:
        value = state.get(choice.key, choice.usual)
        value = choice.usual if value is None else value
        number, _, _, unknown = state[_KEPT][choice.key]
        state[_KEPT][choice.key] = (number, value, choice.usual, unknown)
        wanted.pop(choice.name, None)
        if value != choice.usual:
            wanted[choice.name] = choice.write(value)
    if wanted != query:
        st.query_params.from_dict(wanted)
        # With those before: the browser may be told of several at once, and of none for a while.
        state[_LEFT] = (*state[_LEFT], wanted)[-_STEPS:]


def _query() -> dict[str, list[str]]:
    return {key: st.query_params.get_all(key) for key in st.query_params}


def _is_history() -> bool:
    """Whether this run is for Back or Forward in the browser."""
    return bool(getattr(get_script_run_ctx(), "is_history_navigation", False))
