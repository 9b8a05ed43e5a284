"""docs/deploy.md from a bare Debian to a served dashboard: every command, in order. By hand and as
root, as it takes minutes and needs ports 80, 443, 8501 and 8502:

    debootstrap --variant=minbase --include=ca-certificates bookworm ROOT
    python -m tests.machines.bare ROOT

The commands run in that root, in a process space of their own. There is no systemd in it: what
stands in for `systemctl` reads the unit's own lines and starts what they say as the user they name.
The limits and the read-only system that the unit asks for are so not tried.
"""

import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

from scr.base.settings import ROOT

PAGE = ROOT / "docs" / "deploy.md"
CLONE = "/srv/clone"
ELSEWHERE = {
    "store": "needs an object store: tests/store, tests/upkeep",
    "sign-in": "needs a provider: tests/access",
}
_BLOCK = re.compile(r"(?:<!-- ([a-z-]+) -->\n)?```sh\n(.*?)```", re.DOTALL)

SYSTEMCTL = r"""#!/bin/bash
set -eu
unit=/etc/systemd/system/scr@.service
line() { sed -n "s/^$1=//p" $unit; }
start() {
  (
    set -a; . "$(line EnvironmentFile)"; export HOME=/var/lib/scr "$(line Environment)"; set +a
    umask "$(line UMask)"
    cd "$(line WorkingDirectory)"
    command=$(line ExecStart)
    exec setsid setpriv --reuid="$(line User)" --regid="$(line Group)" --init-groups \
      --no-new-privs --bounding-set=-all ${command//%i/$1}
  ) >"/var/log/scr-$1" 2>&1 </dev/null &
  echo $! >"/run/scr-$1"
}
stop() {
  pid=$(cat "/run/scr-$1"); kill "$pid"
  while kill -0 "$pid" 2>/dev/null; do sleep 0.2; done
}
action=$1; shift
for name in "$@"; do
  case "$action $name" in
    "reload nginx") nginx -s reload 2>/dev/null || nginx ;;
    "enable --now") ;;
    enable\ scr@*) start "${name#scr@}" ;;
    restart\ scr@*) stop "${name#scr@}"; start "${name#scr@}" ;;
    *) echo "no stand-in for: $action $name" >&2; exit 1 ;;
  esac
done
"""
# What a reader has at the end, by the name in the certificate.
LAST = """
curl -fsSk --resolve scr.example.org:443:127.0.0.1 \
  'https://scr.example.org/api/v1/figures/decisions.csv?period=panel%3A2014-15'
curl -fsSk --resolve scr.example.org:443:127.0.0.1 -o /dev/null https://scr.example.org/initiation
test "$(stat -c %U /var/lib/scr/database/CURRENT)" = scr
test "$(stat -c %U "/proc/$(cat /run/scr-8501)")" = scr
"""


class Block(NamedTuple):
    """Commands that stand together, and the mark before them that says what they need."""

    mark: str
    commands: str


def blocks(page: str) -> list[Block]:
    """All commands of the page, in order."""
    return [Block(mark, commands) for mark, commands in _BLOCK.findall(page)]


def script(page: str) -> str:
    """What is run within the root, from beginning to end; any failure ends it."""
    parts = ["set -e", "mount -t proc proc /proc"]
    for number, (mark, commands) in enumerate(blocks(page), 1):
        if mark:
            parts.append(f"echo '== block {number} is not tried here: it {ELSEWHERE[mark]}'")
        else:
            parts += [f"echo '== block {number}'", f"cd {CLONE}", "set -x", commands, "set +x"]
    return "\n".join([*parts, "echo '== at the end'", "set -x", LAST, "echo == all of it is done"])


def main(root: Path) -> int:
    """Prepare the root and run all of it there; the exit code."""
    clone = root / CLONE.lstrip("/")
    shutil.rmtree(clone, ignore_errors=True)
    files = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    for name in files.stdout.splitlines():
        (clone / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, clone / name)
    for name in ("etc/resolv.conf", "etc/ssl/certs/ca-certificates.crt"):
        shutil.copy(Path("/") / name, root / name)
    stand_in = root / "usr/local/sbin/systemctl"
    stand_in.write_text(SYSTEMCTL)
    stand_in.chmod(0o755)
    (root / "srv/all.sh").write_text(script(PAGE.read_text("utf-8")))
    done = subprocess.run(
        ["unshare", "--mount", "--pid", "--fork", "--kill-child", "chroot", str(root),
         "/usr/bin/env", "-i", "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
         "HOME=/srv", "LANG=C.UTF-8", "PIP_CERT=/etc/ssl/certs/ca-certificates.crt",
         "DEBIAN_FRONTEND=noninteractive", "bash", "/srv/all.sh"],
        check=False,
    )  # fmt: skip
    return done.returncode


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
