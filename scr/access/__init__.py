"""Who may see what. This one package decides; everything that shows or gives away anything asks it
with a reader.

`permissions` is the table of roles, `file` the access file, `figures` which figures a reader may
ask for, `session` who asks.
"""

from scr.access.doing import note, permit, require
from scr.access.permissions import (
    may_open_address,
    may_open_page,
    may_open_section,
    may_read_release,
    may_take,
)
from scr.access.reader import TRUSTED, Reader
from scr.access.session import (
    SignInError,
    UnknownPersonError,
    acting_as,
    current_identity,
    current_reader,
    has_sign_in,
    reader_of_command,
    reader_of_key,
)

__all__ = [
    "TRUSTED",
    "Reader",
    "SignInError",
    "UnknownPersonError",
    "acting_as",
    "current_identity",
    "current_reader",
    "has_sign_in",
    "may_open_address",
    "may_open_page",
    "may_open_section",
    "may_read_release",
    "may_take",
    "note",
    "permit",
    "reader_of_command",
    "reader_of_key",
    "require",
]
