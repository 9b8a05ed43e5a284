"""Who may see what: the role matrix, from the tables that decide."""

from collections.abc import Callable, Iterable

from scr.access.permissions import (
    ADDRESSES,
    CHAIR,
    COMMANDS,
    EXPORTS,
    PAGES,
    PERMISSIONS,
    ROLES,
    SECTIONS,
    THINGS,
    may_open_address,
    may_open_page,
    may_open_section,
    may_run,
    may_take,
    reader_of,
)
from scr.access.reader import NAMED, Reader
from scr.disclosure.together import reach_of
from scr.docs.markdown import code, document, table
from scr.figures.definitions import definitions

_BOARD = ("any",)
READERS: dict[str, Reader] = {
    **{role: reader_of(role, [role], _BOARD if role == CHAIR else ()) for role in ROLES},
    "chair, named": reader_of("chair", [CHAIR], _BOARD, NAMED),
}
"""A reader of each role alone; a chair under both policies of sharing."""
YES, NO = "yes", "–"
_OF_WHOM = (
    "Of whom each figure is answered: of every board; of the own board; of all boards together, "
    "where enough others were open; of the own board beside all of them; of regions in a single "
    "panel year, as the policy publication has them, where each has enough other boards; as the "
    "policy publication has it."
)


def role_matrix() -> str:
    """What each role gives, then every page, section, figure, file, command and address by role."""
    marks = {True: YES, False: NO}
    return document(
        "Who may see what",
        "A person may hold several roles and has what any of them gives. Chairs are of the boards "
        "that they are named for; “chair, named” is a chair where boards have agreed to see each "
        "other's counts. What is not yes is refused at the door to the data, whatever a screen "
        "shows. Without any set-up one trusted person at this machine has all of it.",
        [
            "## Roles",
            _by_role(
                "What", {thing.replace("_", " "): [marks[thing in PERMISSIONS[r]] for r in ROLES]
                         for thing in THINGS}, ROLES,
            ),
            "## Pages",
            _by_role("Page", _each(PAGES, may_open_page)),
            "## Sections of the page Data",
            _by_role("Section", _each(SECTIONS, may_open_section)),
            "## Figures",
            _OF_WHOM,
            _by_role(
                "Figure",
                {
                    code(name): ["; ".join(sorted(reach_of(reader, figure))) or NO
                                 for reader in READERS.values()]
                    for name, figure in definitions().items()
                },
            ),
            "## Files taken away from pages",
            _by_role("Kind", _each(EXPORTS, may_take)),
            "## Commands",
            "As SCR_READER says; without it the command line asks as the trusted person.",
            _by_role("Command", _each(COMMANDS, may_run, is_code=True)),
            "## Addresses",
            _by_role("Address", _each(ADDRESSES, may_open_address, is_code=True)),
        ],
    )  # fmt: skip


def _each(
    names: Iterable[str], may: Callable[[Reader, str], bool], *, is_code: bool = False
) -> dict[str, list[str]]:
    return {
        code(name) if is_code else name: [
            YES if may(reader, name) else NO for reader in READERS.values()
        ]
        for name in names
    }


def _by_role(
    heading: str, rows: dict[str, list[str]], roles: Iterable[str] = tuple(READERS)
) -> str:
    return table([heading, *roles], [(name, *cells) for name, cells in rows.items()])
