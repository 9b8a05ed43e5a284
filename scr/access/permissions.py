"""What each role may: one table from which everything decides and from which the role matrix in
docs/generated is printed."""

from collections.abc import Iterable

from scr.access.reader import POLICIES, RIGHTS, UNNAMED, Reader

OFFICIAL, PANEL, CHAIR = "official", "panel", "chair"
PUBLISHER, STEWARD, VIEWER = "publisher", "steward", "viewer"
ROLES = (OFFICIAL, PANEL, CHAIR, PUBLISHER, STEWARD, VIEWER)

PERMISSIONS: dict[str, frozenset[str]] = {
    OFFICIAL: frozenset({"figures", "published_figures", "cases", "releases"}),
    PANEL: frozenset({"figures", "published_figures", "cases", "releases"}),
    CHAIR: frozenset({"own_figures", "own_cases", "releases"}),
    PUBLISHER: frozenset({"published_figures", "releases", "freeze"}),
    STEWARD: frozenset({"import", "profiles", "undo", "findings", "audit"}),
    VIEWER: frozenset({"releases"}),
}
"""What each role gives. `figures` and `cases` are of every board, `own_...` of the boards that the
person is named for, `published_figures` those that the policy `publication` answers."""

THINGS = (
    "figures", "own_figures", "published_figures", "cases", "own_cases", *RIGHTS,
)  # fmt: skip

_FIGURES = frozenset({"figures", "own_figures", "published_figures"})
_KEEPING = frozenset({"import", "undo"})
PAGES: dict[str, frozenset[str]] = {
    **dict.fromkeys(
        ("overview", "initiation", "timeliness", "publication", "recommendations", "quality",
         "board", "comparison"),
        _FIGURES,
    ),
    "annual_report": frozenset({"releases", "freeze"}),
    "data": frozenset({"figures", "import", "findings", "audit"}),
    "methods": frozenset(THINGS),
    "review": frozenset({"cases", "own_cases"}),
}  # fmt: skip
"""What opens each page: any one of these. What is refused inside it says so in its place."""

SECTIONS: dict[str, frozenset[str]] = {
    "Load": frozenset({"import"}),
    "Findings": frozenset({"findings"}),
    "Completeness": frozenset({"figures"}),
    "Who has sent what": frozenset({"findings"}),
    "No recent records": frozenset({"findings"}),
    "Imports": frozenset({"findings"}),
    "Dictionary": frozenset(THINGS),
    "Audit trail": frozenset({"audit"}),
}
"""What opens each section of the page Data."""

EXPORTS: dict[str, frozenset[str]] = {
    "figure": _FIGURES,
    "cases": frozenset({"cases", "own_cases"}),
    "brief": frozenset({"figures", "own_figures"}),
    "report": frozenset({"figures", "published_figures"}),
    "release": frozenset({"releases"}),
    "findings": frozenset({"findings"}),
    "audit": frozenset({"audit"}),
    "reference": frozenset(THINGS),
}
"""What each kind of file needs that is taken away from a page; what is in it has been asked for at
its own door besides."""

ADDRESSES: dict[str, frozenset[str]] = {
    "/api/v1/openapi.json": frozenset(THINGS),
    "/api/v1/figures": frozenset(THINGS),
    "/api/v1/figures/{name}": _FIGURES,
    "/api/v1/figures/{name}/datapackage.json": _FIGURES,
    "/api/v1/releases": frozenset({"releases"}),
    "/api/v1/releases/{release}/datapackage.json": frozenset({"releases"}),
    "/api/v1/releases/{release}/tables/{table}": frozenset({"releases"}),
}
"""What opens each address of the server; those of its own health are open to whoever reaches it."""

COMMANDS: dict[str, frozenset[str]] = {
    "import": frozenset({"import"}),
    "profile": frozenset({"profiles"}),
    "history": frozenset({"figures", "import", "findings"}),
    "status": frozenset({"figures", "import", "findings"}),
    "undo": frozenset({"undo"}),
    "remove": frozenset({"undo"}),
    "figure": _FIGURES,
    "report": frozenset({"figures", "published_figures"}),
    "release": frozenset({"releases", "freeze"}),
    "prune": _KEEPING,
    "check": _KEEPING,
    "copy": _KEEPING,
    "access": frozenset({"audit"}),
    "audit": frozenset({"audit"}),
    **dict.fromkeys(("figures", "template", "sample"), frozenset(THINGS)),
}
"""What opens each command of the command line."""


def reader_of(
    name: str, roles: Iterable[str], boards: Iterable[str] = (), sharing: str = UNNAMED
) -> Reader:
    """The reader that a person with these roles is. With no role they may nothing at all."""
    things = frozenset().union(*(PERMISSIONS[role] for role in roles))
    in_full = bool(things & {"figures", "own_figures"})
    every = "figures" in things
    allowed = {"none": in_full, "publication": "published_figures" in things}
    return Reader(
        name,
        policies=tuple(policy for policy in POLICIES if allowed[policy]),
        may_see_cases=bool(things & {"cases", "own_cases"}),
        boards=None if every or not in_full else frozenset(boards),
        sharing=sharing,
        rights=things & frozenset(RIGHTS),
    )


def things_of(reader: Reader) -> frozenset[str]:
    """What a reader may, in the words of `PERMISSIONS`."""
    whose = "" if reader.boards is None else "own_"
    things = set(reader.rights)
    if "none" in reader.policies:
        things.add(f"{whose}figures")
    if "publication" in reader.policies:
        things.add("published_figures")
    if reader.may_see_cases:
        things.add(f"{whose}cases")
    return frozenset(things)


def may_open_page(reader: Reader, page: str) -> bool:
    """Whether a page has anything for the reader."""
    return bool(PAGES[page] & things_of(reader))


def may_run(reader: Reader, command: str) -> bool:
    """Whether a command of the command line has anything for the reader."""
    return bool(COMMANDS.get(command, frozenset()) & things_of(reader))


def may_open_section(reader: Reader, section: str) -> bool:
    """Whether a section of the page Data has anything for the reader."""
    return bool(SECTIONS[section] & things_of(reader))


def may_take(reader: Reader, export: str) -> bool:
    """Whether a kind of file is given to the reader at all."""
    return bool(EXPORTS[export] & things_of(reader))


def may_open_address(reader: Reader, pattern: str) -> bool:
    """Whether an address of the server has anything for the reader."""
    return bool(ADDRESSES[pattern] & things_of(reader))


def may_read_release(reader: Reader, policy: str) -> bool:
    """Whether a reader may read a release made under a policy. Internal ones hide nothing, so they
    are for those who see the figures of every board."""
    return reader.may("releases") and (policy == "publication" or reader.sees_every_board)
