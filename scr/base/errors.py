"""Errors that a person is meant to read. Anything else that is raised is our own fault."""


class ScrError(Exception):
    """Base of every error this package raises on purpose. `exit_code` is the command line's."""

    exit_code = 1


class UserError(ScrError):
    """Something the person can mend. The message says what, where, and what to do next;
    it never repeats a free-text value of a record."""

    exit_code = 2


class ArgumentError(UserError):
    """Wrong arguments: an unknown figure, board or period, or two that do not go together."""


class RefusedError(ArgumentError):
    """The disclosure policy does not answer this request; the message gives the reason."""


class SourceError(UserError):
    """A source or a database that cannot be read at all."""

    exit_code = 3


class NoDatabaseError(SourceError):
    """Nothing has been imported yet."""


class StrictError(UserError):
    """Rows were rejected and `--strict` was given: nothing went in."""

    exit_code = 4
