"""Uploaded files on disk: in a folder of the session's own, gone as soon as they are not needed."""

import re
import shutil
import tempfile
import unicodedata
import weakref
from pathlib import Path

LONGEST_NAME = 120
_NOT_SAFE = re.compile(r"[^\w .,()&'+-]")


class Staging:
    """A private folder (only this user may enter it) for the files of one import.

    It goes with `remove`, with the session that holds it, or with the server, whichever is first.
    """

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="scr-upload-"))
        self._end = weakref.finalize(self, shutil.rmtree, self.folder, ignore_errors=True)
        self._n_files = 0

    def add(self, name: str, data: bytes | memoryview) -> Path:
        """Write a file under its own name, made safe; findings name it so. Each file stands in a
        folder of its own, so that two of one name are two."""
        self._n_files += 1
        place = self.folder / str(self._n_files)
        place.mkdir(mode=0o700)
        path = place / safe_name(name)
        path.write_bytes(data)
        return path

    def remove(self) -> None:
        """Delete the folder and all that is in it. Harmless when done twice."""
        self._end()


def safe_name(name: str) -> str:
    """A file's name without its folders and without what a file system or a message could
    stumble over; its ending stays."""
    last = unicodedata.normalize("NFC", name).replace("\\", "/").rpartition("/")[2]
    stem, dot, ending = _NOT_SAFE.sub("_", last).strip().lstrip(".").rpartition(".")
    if not dot:
        stem, ending = ending, ""
    return f"{stem[:LONGEST_NAME].strip() or 'file'}{dot}{ending[:10]}"
