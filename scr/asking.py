"""A question as a person types it, on the command line or in an address, as one `Request`."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from scr.base.errors import ArgumentError
from scr.base.periods import EVERYTHING, Span, parse_span, span_of_dates
from scr.base.request import CROSSED, NOT_RECORDED, Request
from scr.figures.directory import directory
from scr.store import Snapshot


@dataclass(frozen=True)
class Typed:
    """What was typed, by the names of the command line's options; None where it was left out."""

    figure: str
    period: str | None = None
    start: date | None = None
    end: date | None = None
    as_at: date | None = None
    by: str = "national"
    board: str | None = None
    region: str | None = None
    area_type: str | None = None
    incident_type: str | None = None
    measure: str | None = None
    edition: str | None = None
    own: tuple[str, ...] = ()
    as_now: bool = False


def request_of(typed: Typed, snapshot: Snapshot) -> Request:
    """The request that was meant: names of boards, regions and kinds of area in any capitals.

    Raises ArgumentError for a period that is none, or two that do not go together; whether the
    figure takes what is asked is for `request_checks`.
    """
    snapshot_directory = directory(snapshot)
    return Request(
        figure=typed.figure,
        span=_span(typed),
        by=typed.by,
        as_at=typed.as_at,
        board_id=_same(typed.board, lambda: list(snapshot_directory.boards["board_id"])),
        region=_same(typed.region, lambda: snapshot_directory.regions),
        area_type=_area_type(typed.area_type, lambda: snapshot_directory.area_types),
        incident_type=typed.incident_type,
        measure=typed.measure,
        edition=typed.edition,
        own=typed.own,
        as_now=typed.as_now,
    )


def has_address(request: Request) -> bool:
    """Whether an address can ask this: none can ask for a kind of body, a theme, a step of less
    than a year, breaks, or each board in each period."""
    narrowed = request.addressee_type or request.theme or request.breaks
    return not narrowed and request.step == "year" and request.by != CROSSED


def address_of(request: Request, ending: str = "", policy: str = "none") -> str:
    """Where the server answers a request (see `scr.server`), to be put after the server's own
    address; `ending` such as `.csv` names the form, `policy` under which it is asked. Only for
    what has_address says yes to."""
    span = request.span
    asked: list[tuple[str, object]] = [
        ("period", span.label if span.kind else None),
        ("from", None if span.kind else span.start),
        ("to", None if span.kind else span.end),
        ("as-at", request.as_at),
        ("by", None if request.by == "national" else request.by),
        ("board", request.board_id),
        ("region", request.region),
        ("area-type", request.area_type),
        ("incident-type", request.incident_type),
        ("measure", request.measure),
        ("edition", request.edition),
        *(("own", board_id) for board_id in request.own),
        ("as-now", "yes" if request.as_now else None),
        ("suppress", None if policy == "none" else policy),
    ]
    query = urlencode([(name, str(value)) for name, value in asked if value is not None])
    return f"/api/v1/figures/{request.figure}{ending}" + (f"?{query}" if query else "")


def _span(typed: Typed) -> Span:
    start, end = typed.start, typed.end
    if typed.period is not None:
        if start or end:
            raise ArgumentError("Give either --period or --from and --to, not both.")
        return parse_span(typed.period)
    if (start is None) != (end is None):
        raise ArgumentError("Give both --from and --to: a period has two ends.")
    return span_of_dates(start, end) if start and end else EVERYTHING


def _same(name: str | None, options: Callable[[], list[str]]) -> str | None:
    """The known name that was typed, or differs only in case; else what was typed. The names that
    are known are looked up only where one was typed."""
    if name is None or name in options():
        return name
    return next(
        (option for option in options() if option.casefold() == name.strip().casefold()), name
    )


def _area_type(name: str | None, options: Callable[[], list[str]]) -> str | None:
    if name is not None and name.strip().casefold() == "not recorded":
        return NOT_RECORDED
    return _same(name, options)
