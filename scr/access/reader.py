"""Who asks, as one frozen value: what they may ask. What a role gives stands in `permissions`."""

from dataclasses import dataclass, field

from scr.base.errors import RefusedError

POLICIES = ("none", "publication")
UNNAMED, NAMED = "unnamed", "named"
SHARING = (UNNAMED, NAMED)
"""What chairs may see of other boards: nothing by name, or the counts of each (cases never)."""

RIGHTS = (
    "releases", "freeze", "import", "profiles", "undo", "findings", "audit",
)  # fmt: skip
"""What a reader may do besides asking for figures and cases."""


@dataclass(frozen=True)
class Reader:
    """Who asks.

    `policies` are those they may ask under, the usual one first; none for those who see no
    figures. `may_see_cases` says whether they may see rows of single reviews. `boards` are the ids
    of the boards whose cases and whose numbers in full they see, None for those of every board;
    `sharing` what they see of the other boards. `name` is for the trail of what was done, and no
    part of what two readers differ in, so that readers with the same part share their answers.
    """

    name: str = field(compare=False)
    policies: tuple[str, ...]
    may_see_cases: bool
    boards: frozenset[str] | None = None
    sharing: str = UNNAMED
    rights: frozenset[str] = frozenset()

    @property
    def sees_every_board(self) -> bool:
        """Whether figures of every board are answered in full."""
        return self.boards is None and "none" in self.policies

    @property
    def sees_others_together(self) -> bool:
        """Whether they see their own boards in full, and the others only together."""
        return self.boards is not None and self.sharing == UNNAMED

    def may(self, right: str) -> bool:
        """Whether they hold one of `RIGHTS`."""
        return right in self.rights

    def may_see_cases_of(self, board_id: str | None) -> bool:
        """Whether they may see single reviews that a board leads; None: of all boards."""
        return self.may_see_cases and (self.boards is None or board_id in self.boards)

    def refuse_cases_unless_own(self, board_id: str | None, otherwise: str) -> None:
        """Raises RefusedError where they may not see the single reviews of a board (None: of all),
        saying `otherwise` to those who may see none at all."""
        if not self.may_see_cases:
            raise RefusedError(otherwise)
        if not self.may_see_cases_of(board_id):
            raise RefusedError(
                "You see single records of your own board only. Choose your board in the filters."
            )

    def refuse_unless(self, right: str, otherwise: str) -> None:
        """Raises RefusedError, saying `otherwise`, without a right."""
        if right not in self.rights:
            raise RefusedError(otherwise)


TRUSTED = Reader(
    "the person at this machine", POLICIES, may_see_cases=True, rights=frozenset(RIGHTS)
)
