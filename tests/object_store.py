"""A real S3 server on loopback for tests, behind a wire that can be cut.

The server is moto's, a process of its own; every test has its own bucket. The wire is a forwarder
of bytes between the library and the server: it can refuse, cut an answer short, or answer itself
as a store does to a credential that has expired.
"""

import contextlib
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

EXPIRED = (
    b"HTTP/1.1 400 Bad Request\r\nContent-Type: application/xml\r\nConnection: close\r\n"
    b"Content-Length: 83\r\n\r\n"
    b"<Error><Code>ExpiredToken</Code><Message>The token has expired.</Message></Error>  "
)


def free_port() -> int:
    """A port on loopback that nobody uses at this moment."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def wait_until_open(port: int, process: subprocess.Popen, seconds: float = 30) -> None:
    """Return once something answers at the port; fail where its process ends or time runs out."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if process.poll() is not None:
            raise AssertionError(f"it ended with {process.returncode}")
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        threading.Event().wait(0.05)
    raise AssertionError("nothing answers")


class Wire:
    """Forwards connections on `port` to another port, as its mode says."""

    def __init__(self, target: int) -> None:
        self.target = target
        self.mode = "open"
        self.cut_after = 0
        self.n_cut = 0
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def close(self) -> None:
        """End it."""
        # A thread that waits in accept is not woken by close alone.
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()

    def _accept(self) -> None:
        while True:
            try:
                near, _ = self._listener.accept()
            except OSError:
                return
            threading.Thread(target=self._serve, args=(near,), daemon=True).start()

    def _serve(self, near: socket.socket) -> None:
        with near, contextlib.suppress(OSError):
            first = near.recv(65536)
            if self.mode == "away" or not first:
                return
            if self.mode == "expired":
                near.sendall(EXPIRED)
                return
            with socket.create_connection(("127.0.0.1", self.target)) as far:
                far.sendall(first)
                back = threading.Thread(target=self._answer, args=(far, near), daemon=True)
                back.start()
                while self.mode == "open" and (piece := near.recv(65536)):
                    far.sendall(piece)
                back.join(10)

    def _answer(self, far: socket.socket, near: socket.socket) -> None:
        sent = 0
        with contextlib.suppress(OSError):
            while piece := far.recv(65536):
                if self.cut_after and sent + len(piece) > self.cut_after:
                    self.n_cut += 1
                    near.sendall(piece[: self.cut_after - sent])
                    near.shutdown(socket.SHUT_RDWR)
                    return
                near.sendall(piece)
                sent += len(piece)
            near.shutdown(socket.SHUT_RDWR)


class ObjectStore:
    """The server and the wire before it."""

    def __init__(self) -> None:
        self.server_port = free_port()
        program = Path(sys.executable).with_name("moto_server")
        self._process = subprocess.Popen(
            [str(program), "-H", "127.0.0.1", "-p", str(self.server_port)],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        wait_until_open(self.server_port, self._process)
        self.wire = Wire(self.server_port)

    def bucket(self, name: str) -> str:
        """Make a bucket; its address."""
        address = f"http://127.0.0.1:{self.server_port}/{name}"
        urllib.request.urlopen(urllib.request.Request(address, method="PUT"), timeout=10).close()
        return f"s3://{name}/some/prefix"

    def environment(self, url: str, local: Path) -> dict[str, str]:
        """What a machine with this local folder has in its environment."""
        return {
            "SCR_DATABASE": url,
            "SCR_LOCAL": str(local),
            "AWS_ENDPOINT_URL": f"http://127.0.0.1:{self.wire.port}",
            "AWS_ACCESS_KEY_ID": "invented",
            "AWS_SECRET_ACCESS_KEY": "invented",
            "AWS_REGION": "eu-west-2",
        }

    def close(self) -> None:
        """End both."""
        self.wire.close()
        self._process.terminate()
        self._process.wait(10)


@contextlib.contextmanager
def object_store() -> Iterator[ObjectStore]:
    """A server for as long as it is needed."""
    store = ObjectStore()
    try:
        yield store
    finally:
        store.close()
