"""ZIP files that are the same bytes whenever what is in them is the same."""

import io
import zipfile
from collections.abc import Mapping

# The earliest that the format can name: no clock is read.
EPOCH = (1980, 1, 1, 0, 0, 0)


def zipped(files: Mapping[str, bytes], stored: tuple[str, ...] = ()) -> bytes:
    """The files, in the order given, under one fixed time; `stored` ones are not compressed."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in files.items():
            info = zipfile.ZipInfo(name, EPOCH)
            info.compress_type = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            archive.writestr(info, content)
    return out.getvalue()


def steady(archive: bytes, stored: tuple[str, ...] = ()) -> bytes:
    """A ZIP that somebody else has made, with every time in it fixed; same names, same order."""
    with zipfile.ZipFile(io.BytesIO(archive)) as made:
        return zipped({name: made.read(name) for name in made.namelist()}, stored)
