"""Whose figure a thing is, in words, where a filter is chosen: said in its heading and its
sentence, read from what was asked, so that it cannot say otherwise than the figure.
"""

from dataclasses import replace
from typing import TypeVar

from scr.base import terms, words
from scr.base.markdown import with_names
from scr.base.request import NOT_RECORDED, Request
from scr.exhibits.exhibit import Exhibit
from scr.exhibits.scope import Scope
from scr.figures.directory import starred_names

EVERYBODY = "All boards"
_Exhibit = TypeVar("_Exhibit", bound=Exhibit)


def subject(scope: Scope, request: Request | None = None) -> str:
    """Whose figures are shown, as the beginning of a line; empty where nothing is filtered. Of a
    request that passes over the filters it is all boards."""
    view = scope.view
    if not any((view.board_id, view.region, view.area_type, view.incident_type)):
        return ""
    asked = view if request is None else request
    return ", ".join(part for part in (_boards(scope, asked), _incidents(asked)) if part)


def labelled(exhibit: _Exhibit, scope: Scope) -> _Exhibit:
    """The exhibit with whose figure it is in its heading and its sentence, each unless it names
    that already."""
    whose = subject(scope, exhibit.result.request)
    if not whose:
        return exhibit
    names = _names(scope, exhibit.result.request)
    return replace(
        exhibit,
        heading=exhibit.heading if _has(exhibit.heading, names) else f"{whose}: {exhibit.heading}",
        sentence=_led_by_subject(exhibit.sentence, whose, names),
    )


def with_subject(sentence: str, scope: Scope, request: Request | None = None) -> str:
    """A sentence (Markdown) with whose figures it tells: of all that is chosen, or of a request."""
    whose = subject(scope, request)
    names = _names(scope, scope.view if request is None else request)
    led = _led_by_subject(sentence, whose, names) if whose else sentence
    return with_names(led, starred_names(scope.snapshot))


def _led_by_subject(sentence: str, whose: str, names: tuple[str, ...]) -> str:
    if not sentence or _has(sentence, names):
        return sentence
    return f"**{whose}:** {sentence}"


def _boards(scope: Scope, asked: object) -> str:
    board_id = getattr(asked, "board_id", None)
    if board_id is not None:
        return _short(scope, board_id)
    region, area = getattr(asked, "region", None), getattr(asked, "area_type", None)
    if not region and not area:
        return EVERYBODY
    kind = "with no area type recorded" if area == NOT_RECORDED else f"({area})" if area else ""
    parts = ("Boards", f"in {region}" if region else "", kind)
    return " ".join(part for part in parts if part)


def _incidents(asked: object) -> str:
    kind = getattr(asked, "incident_type", None)
    return f"{terms.running('incident_type', kind)} only" if kind else ""


def _names(scope: Scope, asked: object) -> tuple[str, ...]:
    """What has to be named for a reader to know whose figure it is."""
    board_id, region = getattr(asked, "board_id", None), getattr(asked, "region", None)
    named = (_short(scope, board_id) if board_id else region, _incidents(asked))
    area = getattr(asked, "area_type", None)
    return tuple(part for part in (*named, area) if part)


def _has(text: str, names: tuple[str, ...]) -> bool:
    return bool(names) and all(name in text for name in names)


def _short(scope: Scope, board_id: str) -> str:
    boards = scope.directory.boards
    name = boards.loc[boards["board_id"] == board_id, "board_name"]
    return words.board_short(str(name.iloc[0])) if len(name) else EVERYBODY
