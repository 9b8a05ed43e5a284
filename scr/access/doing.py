"""What is done here beyond looking at figures: whether a reader may, and the line in the trail."""

from scr import audit
from scr.access import file
from scr.access.permissions import may_run
from scr.access.reader import Reader
from scr.access.session import has_sign_in
from scr.base.errors import RefusedError, SourceError

_REFUSED = {
    "import": "Records are imported by data stewards. Ask one of them.",
    "profiles": "Profiles are kept by data stewards. Ask one of them.",
    "undo": "An import is taken back by data stewards. Ask one of them.",
    "freeze": "Releases are made by publishers. Ask one of them.",
    "releases": "Your roles do not include releases.",
    "findings": "What the checks found is shown to those who look after the records.",
    "audit": "The audit trail is shown to data stewards.",
}


def require(reader: Reader, right: str) -> None:
    """Raises RefusedError, with whom to ask, where a reader does not hold a right."""
    if reader.may(right):
        return
    note(reader, "refusal", right)
    raise RefusedError(_REFUSED[right])


def permit(reader: Reader, right: str, what: str, about: str = "") -> None:
    """Let a reader do what is done with a right, and note it before it is done. Raises RefusedError
    where they may not, SourceError where it cannot be noted."""
    require(reader, right)
    note(reader, what, about)


def note(reader: Reader, what: str, about: str = "") -> None:
    """Add a line to the trail. Without any set-up there is one person, who could change it anyhow:
    then a place that cannot be written to stops nothing."""
    try:
        audit.note(reader.name, what, about)
    except SourceError:
        if has_sign_in() or file.is_there():
            raise


def refuse_command_unless_may(reader: Reader, command: str) -> None:
    """Raises RefusedError where a command has nothing for the reader."""
    if may_run(reader, command):
        return
    note(reader, "refusal", f"command {command}")
    raise RefusedError(f"Your roles do not include the command {command}.")
