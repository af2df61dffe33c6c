"""One process of uvicorn on one port: taken before anything starts, given back when it ends."""

from __future__ import annotations

import signal
import socket
import sys
from collections.abc import Callable
from types import FrameType

import uvicorn
from fastapi import FastAPI
from uvicorn.protocols.http.h11_impl import H11Protocol

from api.errors import problem_response
from api.guard import LONGEST_URL
from graph.errors import InputError

__all__ = ["listen", "serve", "server_for", "url_of"]

LONGEST_HEAD = 2 * LONGEST_URL
KEEP_ALIVE_SECONDS = 65  # longer than clients keep an idle connection: who closes first must not be us
PATIENCE_SECONDS = 1  # for requests under way when we are told to end
DRAIN_SECONDS = 2.0  # a client must have sent what it sends before it reads our refusal


def listen(host: str, port: int) -> socket.socket:
    """The port, held from now on. Raises InputError where it is taken."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # Said outright: asyncio sets TCP_NODELAY only where it is, and without that an answer takes 40 ms longer.
    bound = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    if sys.platform != "win32":
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        bound.bind((host, port))
        bound.listen(128)
    except (OSError, OverflowError) as error:
        bound.close()
        reason = getattr(error, "strerror", None) or str(error)
        raise InputError(
            f"Nothing can be served at {host}:{port} ({reason}). Another program may hold the port: "
            "end it, or choose another with --port (0: any that is free)."
        ) from None
    return bound


def url_of(bound: socket.socket) -> str:
    """Where a browser on this machine finds it."""
    host, port = bound.getsockname()[:2]
    host = {"0.0.0.0": "127.0.0.1", "::": "[::1]", "::1": "[::1]"}.get(host, host)
    return f"http://{host}:{port}"


def server_for(app: FastAPI, ready: Callable[[], None] = lambda: None) -> uvicorn.Server:
    """Not yet running; `ready` is called once it answers."""
    config = uvicorn.Config(
        app, http=Protocol, ws="none", lifespan="off", server_header=False, log_level="warning", access_log=False,
        h11_max_incomplete_event_size=LONGEST_HEAD, timeout_keep_alive=KEEP_ALIVE_SECONDS,
        timeout_graceful_shutdown=PATIENCE_SECONDS,
    )  # fmt: skip
    return _Server(config, ready)


def serve(app: FastAPI, bound: socket.socket, ready: Callable[[], None]) -> None:
    """Answers until Ctrl-C or SIGTERM, then returns; what the caller opened is closed by the caller."""
    before = signal.signal(signal.SIGTERM, _end)
    try:
        server_for(app, ready).run(sockets=[bound])
    except KeyboardInterrupt:  # uvicorn raises it again once it has ended
        return
    finally:
        signal.signal(signal.SIGTERM, before)


class _Server(uvicorn.Server):
    """Says when it answers."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self._ready()


class Protocol(H11Protocol):
    """Refuses what is no HTTP, or has too long a head, with a problem document that gets read."""

    _refused = False

    def data_received(self, data: bytes) -> None:
        if not self._refused:
            super().data_received(data)

    def send_400_response(self, msg: str) -> None:
        """Called by uvicorn where h11 gave up."""
        self._refused = True
        long = len(self.conn.trailing_data[0]) > LONGEST_URL
        name, detail = ("too-large", "The head of the request is too long.") if long else ("malformed", msg)
        response = problem_response(name, detail, instance="", request_id="")
        lines = [f"HTTP/1.1 {response.status_code} Refused".encode()]
        lines += [key + b": " + value for key, value in [*response.raw_headers, (b"connection", b"close")]]
        self.transport.write(b"\r\n".join(lines) + b"\r\n\r\n" + bytes(response.body))
        self.loop.call_later(DRAIN_SECONDS, self.transport.close)


def _end(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt
