"""Whether a request can be answered: said before anything is counted, with what to do instead."""

from dataclasses import replace

from scr.base import words
from scr.base.errors import ArgumentError
from scr.base.periods import EVERYTHING, LAST_YEAR
from scr.base.request import BY_PERIOD, CROSSED, GROUPINGS, INCIDENT_TYPES, NARROWED_TO, Request
from scr.figures.compare import composed, peers
from scr.figures.definitions import Definition, definition
from scr.figures.directory import Directory, directory
from scr.store import Snapshot


def check(request: Request, snapshot: Snapshot) -> Request:
    """The request with its as-at date filled in. Raises ArgumentError when it cannot be answered:
    an unknown figure, grouping or name, a period where none is taken or none where one is needed.
    """
    figure = definition(request.figure)
    snapshot_directory = directory(snapshot)
    if request.by not in (*GROUPINGS, CROSSED):
        raise ArgumentError(f"Group by one of: {', '.join(GROUPINGS)}.")
    if figure.period == "none" and request.span != EVERYTHING:
        raise ArgumentError(f"The figure {figure.name} takes no period. Leave the period out.")
    if figure.period == "none" and request.by == "period":
        raise ArgumentError(f"The figure {figure.name} takes no period, so none to group by.")
    if request.span == EVERYTHING and (figure.period == "required" or request.by in BY_PERIOD):
        raise ArgumentError(
            f"The figure {figure.name} needs a period here. Give one, such as "
            "--period panel:2014-15, or two dates."
        )
    if request.incident_type not in (None, *INCIDENT_TYPES):
        raise ArgumentError(f"The incident types are: {', '.join(INCIDENT_TYPES)}.")
    untaken = _untaken(request, figure)
    if untaken:
        raise ArgumentError(f"The figure {figure.name} cannot be narrowed to {untaken[0]}.")
    if request.measure is not None and not figure.measures:
        raise ArgumentError(f"The figure {figure.name} has no measures to choose from.")
    if request.is_about_boards and "board_id" not in (p.name for p in figure.parameters):
        raise ArgumentError(
            f"The figure {figure.name} belongs to no board. Leave boards, regions and kinds of "
            "area out, and group by national or period."
        )
    if request.as_at is not None and request.as_at.year > LAST_YEAR:
        raise ArgumentError(f"The as-at date lies too far ahead. Give one up to {LAST_YEAR}.")
    _check_names(request, snapshot_directory)
    _check_peers(request, figure, snapshot_directory)
    if figure.measures:
        request = composed.asked(figure.measures, request)
        check(composed.beneath(figure.measures, request), snapshot)
    return replace(request, as_at=request.as_at or snapshot_directory.as_at)


def _check_names(request: Request, snapshot_directory: Directory) -> None:
    """Regions, kinds of area and boards that a request names are there."""
    if request.region is not None and request.region not in snapshot_directory.regions:
        raise ArgumentError(
            f"There is no region of that name. They are: {', '.join(snapshot_directory.regions)}."
        )
    if request.area_type is not None and request.area_type not in snapshot_directory.area_types:
        raise ArgumentError(
            f"There is no such area type. They are: {', '.join(snapshot_directory.area_types)}."
        )
    if request.board_id is not None and request.board_id not in set(
        snapshot_directory.boards["board_id"]
    ):
        raise ArgumentError(
            "There is no board of that id. `python -m scr figure decisions --by board` lists them."
        )


def _check_peers(request: Request, figure: Definition, snapshot_directory: Directory) -> None:
    """What only a figure that sets a board beside its peers takes, and what it needs."""
    names = {parameter.name for parameter in figure.parameters}
    if (request.edition or request.own or request.as_now) and "edition" not in names:
        raise ArgumentError(f"The figure {figure.name} compares no board with its peers.")
    if not figure.composed:
        return
    if request.board_id is None:
        raise ArgumentError(f"The figure {figure.name} is about one board. Give --board.")
    if request.by != "national" or request.region or request.area_type:
        raise ArgumentError(f"The figure {figure.name} takes one board and no other group.")
    editions = peers.editions(snapshot_directory.neighbours)
    if request.edition is not None and request.edition not in editions:
        raise ArgumentError(
            f"There is no such edition of neighbours. They are: {', '.join(editions) or 'none'}."
        )
    if unknown := set(request.own) - set(snapshot_directory.boards["board_id"]):
        raise ArgumentError(f"There is no board {words.listed(sorted(unknown))}.")


def _untaken(request: Request, figure: Definition) -> list[str]:
    """What the request is narrowed to though the figure cannot be, in words."""
    taken = {parameter.name for parameter in figure.parameters}
    narrowed = ((name, phrase) for name, phrase in NARROWED_TO.items() if getattr(request, name))
    return [phrase for name, phrase in narrowed if name not in taken]
