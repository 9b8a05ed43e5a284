"""A served dashboard on loopback: processes as on several machines, and nginx before them with the
very file of `deploy/`."""

import os
import shutil
import signal
import ssl
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from scr.base.settings import ROOT
from tests.conftest import refusal
from tests.object_store import free_port, wait_until_open

CONFIGURATION = ROOT / "deploy" / "nginx" / "scr.conf"
NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin")
PATIENCE = 180
"""Seconds that a reader waits. A machine that does other work answers late; that is no loss."""
UPSTREAM = "    server 127.0.0.1:{port} max_fails=0;\n"


def need_nginx() -> None:
    """Skip where there is no nginx; under CI=true a failure."""
    refuse = refusal(NGINX, os.environ.get("CI", ""))
    if refuse:
        refuse("needs nginx, and there is none on the path")


class Process:
    """Something that can be started, killed and started again, at a port of its own."""

    def __init__(
        self, command: list[str], port: int, environment: dict[str, str], folder: Path = ROOT
    ) -> None:
        """`folder` is where it runs; looked up at each start, as a link may lead elsewhere then."""
        self.command, self.port, self.environment = command, port, environment
        self.folder = folder
        self._running: subprocess.Popen | None = None

    @property
    def pid(self) -> int:
        """Its number while it runs."""
        assert self._running is not None
        return self._running.pid

    def start(self) -> None:
        """Start it and wait until it answers."""
        self._running = subprocess.Popen(
            self.command, cwd=self.folder, env=os.environ | self.environment,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        wait_until_open(self.port, self._running, 120)

    def kill(self) -> None:
        """End it without a warning, as a machine that loses its power does."""
        if self._running is not None:
            pid = self._running.pid
            # Those that it has started itself, as nginx its workers, would go on without it.
            children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
            self._running.kill()
            self._running.wait(30)
            for child in children:
                with suppress(ProcessLookupError):
                    os.kill(int(child), signal.SIGKILL)
            self._running = None

    def stop(self) -> None:
        """End it in good order."""
        if self._running is not None:
            self._running.terminate()
            try:
                self._running.wait(30)
            except subprocess.TimeoutExpired:
                self._running.kill()
                self._running.wait(30)
            self._running = None


def dashboard(environment: dict[str, str], folder: Path = ROOT) -> Process:
    """A process of the dashboard, run from the program in a folder."""
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", "dashboard.py", "--server.port", str(port)]
    return Process(command, port, environment, folder)


def nginx(folder: Path, ports: list[int]) -> Process:
    """nginx with the file of `deploy/`; only names, ports, certificate and places are replaced."""
    folder.mkdir(parents=True, exist_ok=True)
    certificate(folder)
    port = free_port()
    text = CONFIGURATION.read_text("utf-8")
    replaced = {
        "listen 80;": f"listen 127.0.0.1:{free_port()};",
        "listen 443 ssl;": f"listen 127.0.0.1:{port} ssl;",
        "/etc/ssl/scr/fullchain.pem": str(folder / "cert.pem"),
        "/etc/ssl/scr/key.pem": str(folder / "key.pem"),
        UPSTREAM.format(port=8501) + UPSTREAM.format(port=8502): "".join(
            UPSTREAM.format(port=one) for one in ports
        ),
        # So that a test can tell which process has answered.
        "    add_header Set-Cookie $scr_set_reader;": "    add_header Set-Cookie $scr_set_reader;\n"
        "    add_header X-Process $upstream_addr;",
    }
    for old, new in replaced.items():
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    places = "".join(
        f"    {kind}_temp_path {folder}/{kind};\n"
        for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    whole = folder / "nginx.conf"
    whole.write_text(
        f"daemon off;\nworker_processes 1;\npid {folder}/pid;\nerror_log {folder}/error.log;\n"
        "events { worker_connections 512; }\nhttp {\n    include /etc/nginx/mime.types;\n"
        f"{places}{text}}}\n"
    )
    command = [str(NGINX), "-p", str(folder), "-e", str(folder / "error.log"), "-c", str(whole)]
    return Process(command, port, {})


def certificate(folder: Path) -> None:
    """A certificate of our own for loopback, which nobody else would trust."""
    if (folder / "key.pem").exists():
        return
    from datetime import UTC, datetime, timedelta

    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.x509.oid import NameOID

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    made = (
        x509.CertificateBuilder()
        .subject_name(name).issuer_name(name).public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(datetime.now(UTC) - timedelta(days=1))
        .not_valid_after(datetime.now(UTC) + timedelta(days=30))
        .sign(key, hashes.SHA256())
    )  # fmt: skip
    (folder / "cert.pem").write_bytes(made.public_bytes(serialization.Encoding.PEM))
    (folder / "key.pem").write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )  # fmt: skip


class Reader:
    """Somebody with a browser's cookie, who asks for addresses."""

    def __init__(self, port: int) -> None:
        self.port, self.cookie = port, ""
        self._context = ssl._create_unverified_context()

    def get(self, path: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
        """Status, headers by lower case name, and body. Raises OSError where nobody answers."""
        asked = urllib.request.Request(f"https://127.0.0.1:{self.port}{path}")
        for name, value in headers.items():
            asked.add_header(name.replace("_", "-"), value)
        if self.cookie:
            asked.add_header("Cookie", self.cookie)
        try:
            answer = urllib.request.urlopen(asked, timeout=PATIENCE, context=self._context)
        except urllib.error.HTTPError as error:
            answer = error
        with answer:
            named = {name.lower(): value for name, value in answer.headers.items()}
            if "set-cookie" in named and "scr_reader" in named["set-cookie"]:
                self.cookie = named["set-cookie"].partition(";")[0]
            return answer.status, named, answer.read()


@contextmanager
def served(
    folder: Path, environments: list[dict[str, str]], program: Path = ROOT
) -> Iterator[tuple[list[Process], Process]]:
    """A process for each environment and nginx before them."""
    need_nginx()
    processes = [dashboard(one, program) for one in environments]
    front = nginx(folder, [one.port for one in processes])
    try:
        for one in [*processes, front]:
            one.start()
        yield processes, front
    finally:
        for one in [front, *processes]:
            one.stop()
