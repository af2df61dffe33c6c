"""What stands before every route: host, key, length and bytes of the URL, a turn for each question, safe headers."""

from __future__ import annotations

import asyncio
import re
import uuid
from collections.abc import Callable
from urllib.parse import unquote_to_bytes

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.access import Access
from api.errors import problem_response

__all__ = ["LONGEST_URL", "SAFE_HEADERS", "TURN_SECONDS", "Guard"]

LONGEST_URL = 65_536  # bytes of path and query: a hundred ids fit, percent-encoded
LONGEST_BODY = 1_000_000  # bytes; few requests have one
TURN_SECONDS = 5.0  # a request waits so long for its turn
OPEN = ("/healthz", "/readyz")  # a health check brings no key, and never waits
MANIFEST = "/v1/reconcile"  # without parameters: its specification has it read without credentials
UNGATED = (*OPEN, "/docs", "/openapi.json", "/static", "/problems")
SAFE_HEADERS = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
}
_REQUEST_ID = re.compile(r"[A-Za-z0-9._-]{1,64}")
_CONTROL = re.compile(rb"[\x00-\x1f\x7f]")


class Guard:
    """ASGI middleware; asynchronous because it waits for turns without holding a thread."""

    def __init__(self, app: ASGIApp, access: Access, concurrent: int, turn_seconds: float = TURN_SECONDS) -> None:
        self.app, self.access, self.turn_seconds = app, access, turn_seconds
        self.turns = asyncio.Semaphore(concurrent)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        given = headers.get("x-request-id", "")
        request_id = given if _REQUEST_ID.fullmatch(given) else uuid.uuid4().hex
        scope.setdefault("state", {})["request_id"] = request_id
        safe = _Sender(send, request_id, head=scope["method"] == "HEAD")
        if scope["method"] == "HEAD":
            scope = {**scope, "method": "GET"}
        refused = self._refusal(scope, headers)
        if refused is not None:
            await self._refuse(scope, receive, safe, *refused)
        elif scope["path"].startswith(UNGATED):
            await self.app(scope, receive, safe)
        else:
            await self._in_turn(scope, receive, safe)

    def _refusal(self, scope: Scope, headers: Headers) -> tuple[str, str] | None:
        """Type and detail of what is wrong with the request, before anything looks into it."""
        path, query = scope.get("raw_path") or scope["path"].encode(), scope.get("query_string", b"")
        if len(path) + len(query) > LONGEST_URL:
            return "too-large", f"Path and query have {len(path) + len(query)} bytes; at most {LONGEST_URL} are read."
        if "transfer-encoding" in headers or int(headers.get("content-length") or 0) > LONGEST_BODY:
            return "too-large-body", f"A body has a Content-Length, of at most {LONGEST_BODY} bytes."
        if not self.access.knows(headers.get("host", "")):
            return "wrong-host", "This service is not known by the name that the Host header gives."
        decoded = unquote_to_bytes(path) + b"?" + unquote_to_bytes(query)
        if _CONTROL.search(decoded):
            return "malformed", "The URL holds a control character."
        if not _is_text(decoded):
            return "malformed", "The URL holds bytes that are no UTF-8."
        if not _open(scope, query) and not self.access.admits(headers):
            return "unauthorised", "This service wants its key, as X-API-Key or as a bearer token."
        return None

    async def _in_turn(self, scope: Scope, receive: Receive, send: _Sender) -> None:
        try:
            await asyncio.wait_for(self.turns.acquire(), self.turn_seconds)
        except TimeoutError:
            detail = f"No turn came in {self.turn_seconds:g} seconds."
            await self._refuse(scope, receive, send, "busy", detail)
            return
        turn = _Turn(self.turns)
        send.began = turn.end  # a slow reader holds nobody up
        try:
            await self.app(scope, receive, send)
        finally:
            turn.end()

    async def _refuse(self, scope: Scope, receive: Receive, send: Send, name: str, detail: str) -> None:
        path = scope["path"][:200].encode("ascii", "replace").decode()
        response = problem_response(name, detail, instance=path, request_id=scope["state"]["request_id"])
        await response(scope, receive, send)


class _Turn:
    """One of the turns; it is given back once."""

    def __init__(self, turns: asyncio.Semaphore) -> None:
        self.turns, self.held = turns, True

    def end(self) -> None:
        if self.held:
            self.held = False
            self.turns.release()


class _Sender:
    """Adds the headers that every answer has, and keeps the body from who asked for the head alone."""

    def __init__(self, send: Send, request_id: str, head: bool) -> None:
        self.send, self.request_id, self.head = send, request_id, head
        self.began: Callable[[], None] = _nothing

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.began()
            headers = MutableHeaders(raw=message["headers"])
            headers["x-request-id"] = self.request_id
            for name, value in SAFE_HEADERS.items():
                headers.setdefault(name, value)
        elif self.head and message["type"] == "http.response.body":
            message = {**message, "body": b""}
        await self.send(message)


def _open(scope: Scope, query: bytes) -> bool:
    """Whether it needs no key: a health check, what a browser asks beforehand, the reconciliation API's manifest."""
    manifest = scope["path"] == MANIFEST and scope["method"] in {"GET", "HEAD"} and not query
    return manifest or scope["path"] in OPEN or scope["method"] == "OPTIONS"


def _nothing() -> None:
    pass


def _is_text(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True
