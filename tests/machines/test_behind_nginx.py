"""Processes behind nginx with the file of `deploy/`: readers stay with one, move on when it goes,
and lose nothing when an import or a kill comes between."""

import gzip

import pytest

from tests.machines.site import Reader, served

FIGURE = "/api/v1/figures/decisions?period=panel:2014-15"


@pytest.fixture(scope="module")
def site(sample_database, tmp_path_factory):
    with served(
        tmp_path_factory.mktemp("nginx"), [{"SCR_DATABASE": str(sample_database)}] * 2
    ) as running:
        yield running


def test_a_reader_stays_with_one_process_and_readers_are_spread(site):
    _, front = site
    homes = []
    for _ in range(12):
        reader = Reader(front.port)
        seen = {reader.get("/api/health")[1]["x-process"] for _ in range(4)}
        assert len(seen) == 1, "the first request already goes where the next ones will"
        homes.extend(seen)
    assert len(set(homes)) == 2


def test_the_cookie_says_nothing_and_is_set_once(site):
    reader = Reader(site[1].port)
    _, headers, _ = reader.get("/api/health")
    for part in ("HttpOnly", "Secure", "SameSite=Lax"):
        assert part in headers["set-cookie"]
    assert "scr_reader" not in reader.get("/api/health")[1].get("set-cookie", "")


def test_the_browser_s_program_is_compressed_and_kept_long(site):
    reader = Reader(site[1].port)
    page = reader.get("/")[2].decode()
    script = page.partition('src="./')[2].partition('"')[0]
    assert script.startswith("static/js/")
    _, headers, body = reader.get(f"/{script}", Accept_Encoding="gzip")
    assert headers["content-encoding"] == "gzip"
    assert headers["cache-control"] == "public, max-age=31536000, immutable"
    plain = reader.get(f"/{script}")[2]
    assert gzip.decompress(body) == plain
    assert len(body) < 0.5 * len(plain)


def test_what_is_closed_does_not_reach_the_application(site):
    reader = Reader(site[1].port)
    for closed in ("/_stcore/metrics", "/_stcore/agent/interact", "/stray"):
        assert reader.get(closed)[0] == 404
    assert reader.get("/initiation")[0] == 200


def test_a_tag_passes_through(site):
    """Compression makes a tag weak; it is understood all the same."""
    reader = Reader(site[1].port)
    status, headers, _ = reader.get(FIGURE, Accept_Encoding="gzip")
    assert status == 200
    assert reader.get(FIGURE, If_None_Match=headers["etag"])[0] == 304


def test_a_killed_process_loses_no_request_and_its_readers_go_on(site):
    """Last in this file, as it ends one of the two."""
    processes, front = site
    readers = [Reader(front.port) for _ in range(6)]
    before = [reader.get(FIGURE)[2] for reader in readers]
    processes[0].kill()
    for reader, first in zip(readers, before, strict=True):
        for _ in range(3):
            status, headers, body = reader.get(FIGURE)
            assert (status, body) == (200, first)
            assert headers["x-process"].endswith(str(processes[1].port))
    processes[0].start()
    assert readers[0].get(FIGURE)[0] == 200
