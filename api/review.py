"""A page on which somebody decides who is the same as whom: the one mode that writes, and only judgements.yaml."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import date
from functools import cache
from threading import Lock
from urllib.parse import parse_qs

from fastapi import FastAPI, Request, Response
from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse

from api.access import LOOPBACK, host_name
from graph.claims import Reading
from graph.errors import InputError
from graph.identity import Identity
from graph.passages import Text
from loaders.dossier import dossiers
from loaders.judging import Decision, decide
from loaders.propose import Proposal
from loaders.workspace import Workspace

__all__ = ["Review", "create_review"]

COOKIE = "casegraph_review"
LONGEST_FORM = 16_384
DECISIONS = {"same": "judged the same", "different": "judged different", "unsure": "left open"}
HEADERS = {
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}


class Review:
    """The proposals of one session, what was decided, and the token that opens it once."""

    def __init__(
        self,
        workspace: Workspace,
        readings: Sequence[Reading],
        identity: Identity,
        proposals: Sequence[Proposal],
        by: str,
    ) -> None:
        self.workspace, self.readings, self.identity, self.by = workspace, readings, identity, by
        self.entities = {key: entity for reading in readings for key, entity in reading.entities.items()}
        self.texts: dict[str, Text | None] = {
            reading.document.id: workspace.text(reading.document.id, reading.document.text_sha256)
            for reading in readings
        }
        self.open = [proposal for proposal in proposals if not proposal.judged_different]
        self.token = secrets.token_urlsafe(24)
        self.cookie = secrets.token_urlsafe(24)
        self.done = ""
        self.lock = Lock()

    def enter(self, token: str) -> bool:
        """Whether the token opens the session; it does so once."""
        with self.lock:
            good = bool(self.token) and secrets.compare_digest(token.encode(), self.token.encode())
            if good:
                self.token = ""
            return good

    def knows(self, cookie: str) -> bool:
        return secrets.compare_digest(cookie.encode(), self.cookie.encode())

    def settle(self, one: str, other: str, decision: str, reason: str) -> None:
        """Decides a pair that is open. Raises InputError where it may not be, and nothing is written."""
        with self.lock:
            pair = next((each for each in self.open if (each.one, each.other) == (one, other)), None)
            if pair is None:
                raise InputError("This pair is not open any more: it was decided, or follows from what was.")
            if decision != "unsure":
                why = " ".join(reason.split()) or "; ".join(_reasons(pair, decision))
                if len(why) < 3:
                    raise InputError("Say why, in a few words: a judgement without a reason cannot be checked later.")
                judged = Decision(decision, (one, other), why, self.by, date.today().isoformat())
                self.identity = decide(self.workspace, self.entities, judged)
            before = len(self.open)
            self.open = [each for each in self.open if each is not pair and self._matters(each)]
            follows = before - len(self.open) - 1
            self.done = f"{pair.names[0]} ({one}) and {pair.names[1]} ({other}): {DECISIONS[decision]}."
            self.done += f" From it {follows} more follow{'s' if follows == 1 else ''}." if follows else ""

    def _matters(self, proposal: Proposal) -> bool:
        """Not what follows from the judgements by now."""
        one, other = self.identity.of(proposal.one), self.identity.of(proposal.other)
        apart = {frozenset(pair[:2]) for pair in self.identity.different}
        return one != other and frozenset((one, other)) not in apart


def create_review(review: Review) -> FastAPI:
    """The app; it answers nobody but the browser that came with the token."""
    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)

    @app.middleware("http")
    async def guard(request: Request, call_next):  # type: ignore[no-untyped-def]
        refused = _refusal(review, request)
        response: Response = refused or await call_next(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        response.headers.setdefault("content-security-policy", "default-src 'none'; frame-ancestors 'none'")
        return response

    @app.get("/")
    def show(token: str = "") -> Response:
        if token:
            if not review.enter(token):
                return PlainTextResponse("This address was used already. Start `casegraph review` again.", 403)
            response = RedirectResponse("/", 303)
            response.set_cookie(COOKIE, review.cookie, httponly=True, samesite="strict", path="/")
            return response
        return _page(review)

    @app.post("/decide")
    async def settle(request: Request) -> Response:
        body = await request.body()
        form = {name: values[-1] for name, values in parse_qs(body[:LONGEST_FORM].decode("utf-8", "replace")).items()}
        decision = form.get("decision", "")
        if decision not in DECISIONS:
            return PlainTextResponse("There is no such decision.", 422)
        try:
            review.settle(form.get("one", ""), form.get("other", ""), decision, form.get("reason", ""))
        except InputError as error:
            return _page(review, str(error), 409)
        return RedirectResponse("/", 303)

    return app


def _reasons(pair: Proposal, decision: str) -> Sequence[str]:
    """What stands for the words of somebody who decides without any: what the page itself says on that side."""
    return pair.speaks_for[:3] if decision == "same" else pair.speaks_against


def _refusal(review: Review, request: Request) -> Response | None:
    """None for the browser that opened the session, on a page of ours; the first call brings the token instead."""
    host = request.headers.get("host", "")
    if host_name(host) not in LOOPBACK:
        return PlainTextResponse("This page is known by no such name.", 421)
    if request.method not in {"GET", "POST"}:
        return PlainTextResponse("GET or POST.", 405)
    site = request.headers.get("sec-fetch-site", "none")
    if request.method == "POST" and (
        request.headers.get("origin") != f"http://{host}" or site not in {"same-origin", "none"}
    ):
        return PlainTextResponse("A decision comes from this page, not from another.", 403)
    entering = request.method == "GET" and request.url.path == "/" and "token" in request.query_params
    if not entering and not review.knows(request.cookies.get(COOKIE, "")):
        return PlainTextResponse("Open the address that `casegraph review` printed; it is good for one browser.", 401)
    return None


def _page(review: Review, problem: str = "", status: int = 200) -> Response:
    nonce = secrets.token_urlsafe(12)
    pair = review.open[0] if review.open else None
    sides = []
    if pair:
        known = dossiers((pair.one, pair.other), review.readings, review.identity, review.texts)
        sides = [known[review.identity.of(each)] for each in (pair.one, pair.other)]
    html = _template().render(
        nonce=nonce, pair=pair, sides=sides, left=len(review.open), problem=problem, done=review.done,
        file=str(review.workspace.path / "judgements.yaml"),
    )  # fmt: skip
    policy = f"default-src 'none'; style-src 'nonce-{nonce}'; form-action 'self'; base-uri 'none'"
    return HTMLResponse(html, status, {"content-security-policy": f"{policy}; frame-ancestors 'none'"})


@cache
def _template():  # type: ignore[no-untyped-def]
    loader = PackageLoader("api.views", "templates")
    return Environment(loader=loader, autoescape=True, undefined=StrictUndefined).get_template("review.html")
