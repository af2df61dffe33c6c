"""Who may ask: the names that the service is reached by, and the key that it wants from other machines."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, replace
from ipaddress import ip_address

from graph.errors import InputError
from graph.settings import Settings

__all__ = ["LOOPBACK", "Access", "access_for"]

LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})


@dataclass(frozen=True, slots=True)
class Access:
    """`hosts` are names without port, with `addresses` any bare IP address too; `key` None: nobody needs one.

    `pages`: whether a page of any other site, open in a browser here, may read answers (CORS); only what is public.
    """

    hosts: frozenset[str] = LOOPBACK
    addresses: bool = False
    key: str | None = None
    pages: bool = True

    def to(self, tier: str | None) -> Access:
        """The same, to data of this tier; None: nothing is loaded yet, so that it may become any."""
        return replace(self, pages=tier == "public")

    def knows(self, host: str) -> bool:
        """Whether a Host header names this service: a page of another name cannot reach it by rebinding DNS to us."""
        name = host_name(host)
        return name in self.hosts or (self.addresses and _is_address(name))

    def admits(self, headers: Mapping[str, str]) -> bool:
        """Whether the request brings the key, as `X-API-Key` or as a bearer token."""
        if self.key is None:
            return True
        given = headers.get("x-api-key") or headers.get("authorization", "").removeprefix("Bearer ")
        return secrets.compare_digest(given.encode(), self.key.encode())


def access_for(settings: Settings, host: str, public: bool, names: tuple[str, ...] = ()) -> Access:
    """What binding to `host` means. Raises InputError where it would open the service to others without a word."""
    known = LOOPBACK | {name.lower() for name in names}
    if host in LOOPBACK:
        return Access(known, key=settings.api_key)
    if not public and not settings.api_key:
        raise InputError(
            f"{host} can be reached from other machines. Set CASEGRAPH_API_KEY to a key that clients must send, "
            "or say --public if everybody may read."
        )
    return Access(known | {host.lower()}, addresses=True, key=None if public else settings.api_key)


def host_name(host: str) -> str:
    """`[::1]:8000` → `::1`; `Localhost:8000` → `localhost`."""
    if host.startswith("["):
        return host[1:].partition("]")[0].lower()
    return host.rpartition(":")[0].lower() if host.count(":") == 1 else host.lower()


def _is_address(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True
