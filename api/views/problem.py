"""A page that says what is the matter and what to do, for who came with a browser."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup

__all__ = ["problem_page"]

STYLE = """
:root { color-scheme: light dark; }
body { font: 18px/1.55 system-ui, sans-serif; margin: 12vh auto; max-width: 38rem; padding: 0 1.5rem; }
main { overflow-wrap: anywhere; }
h1 { font-size: 1.5rem; }
"""
_SHA256 = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
POLICY = f"default-src 'none'; style-src 'sha256-{_SHA256}'; base-uri 'none'; frame-ancestors 'none'"


def problem_page(title: str, detail: str, about: str, errors: Sequence[str] = (), again: int = 0) -> tuple[str, str]:
    """The page and its policy; it loads itself again after `again` seconds, unless that is 0."""
    page = _template().render(
        title=title, detail=detail, about=about, errors=errors, again=again, style=Markup(STYLE)
    )  # fmt: skip
    return page, POLICY


@cache
def _template() -> Template:
    environment = Environment(loader=PackageLoader("api.views"), autoescape=True, undefined=StrictUndefined)
    return environment.get_template("problem.html")
