"""The one door to Neo4j: open, read, write, close; the driver's errors become ours."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from types import TracebackType
from typing import Protocol, Self, TypeVar

from neo4j import Driver, GraphDatabase, ManagedTransaction, NotificationMinimumSeverity, Record, Session, unit_of_work
from neo4j import exceptions as driver_errors
from neo4j.graph import Node, Path, Relationship
from neo4j.spatial import Point
from neo4j.time import Date, DateTime, Duration, Time

from graph.errors import AccessRefused, CasegraphError, DatabaseError, InputError, TooExpensive, Unavailable

__all__ = ["Database", "Rows", "WriteTransaction"]

T = TypeVar("T")
Parameters = Mapping[str, object]

CONNECT_SECONDS = 4.0
ACQUIRE_SECONDS = 6.0  # must leave time for one connection attempt
READ_RETRY_SECONDS = 2.0  # whoever asked may ask again
WRITE_RETRY_SECONDS = 4.0
FIRST_RETRY_SECONDS = 0.3  # doubled each time
CLUSTER_RETRY_SECONDS = 20.0  # a cluster elects a new leader within this
CHECK_IDLE_SECONDS = 2.0  # a connection idle for longer is tried before it is used
FETCH = 1000

logging.getLogger("neo4j").addHandler(logging.NullHandler())  # it says by exception what it would print as well

TIMED_OUT = ("TransactionTimedOut", "TransactionTimedOutClientConfiguration")
TOO_MUCH_MEMORY = ("MemoryPoolOutOfMemoryError", "StackOverFlowError", "OutOfMemoryError")


@dataclass(frozen=True, slots=True)
class Rows:
    """What a read returned, in plain Python; `truncated` says that there was more than its limit."""

    keys: tuple[str, ...]
    records: list[dict[str, object]]
    truncated: bool = False


class WriteTransaction(Protocol):
    """What a unit of work may do: run statements that stand or fall together."""

    def run(self, cypher: str, parameters: Parameters | None = None) -> list[dict[str, object]]: ...


class Database:
    """An open Neo4j, embedded or remote; safe to share between threads."""

    def __init__(self, driver: Driver, uri: str, read_seconds: float) -> None:
        self._driver = driver
        self._bookmarks = GraphDatabase.bookmark_manager()
        self._place = _without_secrets(uri)
        self._read_seconds = read_seconds
        self._write_retry = CLUSTER_RETRY_SECONDS if uri.startswith("neo4j") else WRITE_RETRY_SECONDS
        self._closed = False

    @classmethod
    def open(cls, uri: str, user: str, password: str, *, read_seconds: float = 10.0) -> Database:
        """Raises Unavailable, AccessRefused or InputError (a URI that is none)."""
        database = cls(_driver(uri, user, password), uri, read_seconds)
        try:
            with database._translated():
                database._driver.verify_connectivity()
        except CasegraphError:
            database.close()
            raise
        return database

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        self._closed = True
        self._driver.close()

    def read(
        self,
        cypher: str,
        parameters: Parameters | None = None,
        *,
        seconds: float | None = None,
        limit: int | None = None,
    ) -> Rows:
        """Run in a READ transaction that the server stops after `seconds`; at most `limit` records come back."""
        if limit is not None and limit < 0:
            raise ValueError("limit must not be negative")

        @unit_of_work(timeout=seconds or self._read_seconds)
        def work(transaction: ManagedTransaction) -> Rows:
            with self._memory_is_no_reason_to_retry(cypher):
                result = transaction.run(cypher, dict(parameters or {}))
                keys = tuple(result.keys())
                found = list(result) if limit is None else result.fetch(limit + 1)
            records = [_plain_map(_by_key(record)) for record in found[:limit]]
            return Rows(keys, records, truncated=limit is not None and len(found) > limit)

        with (
            self._translated(cypher),
            self._session(fetch=min(FETCH, limit + 1) if limit is not None else FETCH) as session,
        ):
            return session.execute_read(work)

    def write(self, work: Callable[[WriteTransaction], T]) -> T:
        """Run `work` in one transaction; it may run again (the driver retries), so it must not keep state."""
        with self._translated(), self._session(retry=self._write_retry) as session:
            return session.execute_write(lambda transaction: work(_Write(transaction)))

    def run(self, cypher: str, parameters: Parameters | None = None) -> None:
        """Run one statement in its own transaction, without retries: for schema, and `IN TRANSACTIONS`."""
        with self._translated(cypher), self._session() as session:
            session.run(cypher, dict(parameters or {})).consume()

    def ping(self) -> bool:
        """Whether the database answers now."""
        try:
            with self._translated():
                self._driver.verify_connectivity()
        except DatabaseError:
            return False
        return True

    def version(self) -> str:
        """The server's own name and version, such as `Neo4j/5.26.0`."""
        with self._translated():
            return self._driver.get_server_info().agent

    @contextmanager
    def _session(self, *, retry: float = READ_RETRY_SECONDS, fetch: int = FETCH) -> Iterator[Session]:
        with self._driver.session(
            bookmark_manager=self._bookmarks,
            max_transaction_retry_time=retry,
            initial_retry_delay=FIRST_RETRY_SECONDS,
            fetch_size=fetch,
        ) as session:
            yield session

    @contextmanager
    def _memory_is_no_reason_to_retry(self, cypher: str) -> Iterator[None]:
        try:
            yield
        except driver_errors.TransientError as error:
            if _name(error) in TOO_MUCH_MEMORY:
                raise _our_error(error, self._place, cypher) from None
            raise

    @contextmanager
    def _translated(self, cypher: str = "") -> Iterator[None]:
        if self._closed:
            raise Unavailable("This database was closed. Open it again.")
        try:
            yield
        except (driver_errors.Neo4jError, driver_errors.DriverError, OSError) as error:
            raise _our_error(error, self._place, cypher) from None
        except ValueError as error:  # the driver's word for a host that it cannot find
            if not str(error).startswith("Cannot resolve address"):
                raise
            raise Unavailable(f"{error} (of {self._place}). Check the address and the network.") from None


class _Write:
    def __init__(self, transaction: ManagedTransaction) -> None:
        self._transaction = transaction

    def run(self, cypher: str, parameters: Parameters | None = None) -> list[dict[str, object]]:
        result = self._transaction.run(cypher, dict(parameters or {}))
        return [_plain_map(_by_key(record)) for record in result]


def _driver(uri: str, user: str, password: str) -> Driver:
    try:
        return GraphDatabase.driver(
            uri,
            auth=(user, password),
            user_agent="casegraph",
            connection_timeout=CONNECT_SECONDS,
            connection_acquisition_timeout=ACQUIRE_SECONDS,
            liveness_check_timeout=CHECK_IDLE_SECONDS,
            notifications_min_severity=NotificationMinimumSeverity.OFF,
        )
    except (driver_errors.ConfigurationError, ValueError) as error:
        raise _no_address(uri, error) from None


def _no_address(uri: str, error: Exception) -> InputError:
    return InputError(
        f"{_without_secrets(uri)!r} is not the address of a Neo4j: {_short(error)}. "
        "Set NEO4J_URI to one such as bolt://127.0.0.1:7687 or neo4j+s://host, without a name or password in it."
    )


def _without_secrets(uri: str) -> str:
    return re.sub(r"(://)[^/@]*@", r"\1", uri)


def _name(error: BaseException) -> str:
    """`Neo.ClientError.Transaction.TransactionTimedOut` → `TransactionTimedOut`; "" of an error without a code."""
    return (error.code or "").rsplit(".", 1)[-1] if isinstance(error, driver_errors.Neo4jError) else ""


def _short(error: BaseException) -> str:
    text = (error.message if isinstance(error, driver_errors.Neo4jError) else str(error)) or type(error).__name__
    return text.strip().splitlines()[0].rstrip(".")[:400]


def _our_error(error: Exception, place: str, cypher: str) -> DatabaseError:
    name = _name(error)
    if isinstance(error, driver_errors.AuthError):
        return AccessRefused(_refusal(name, place))
    if isinstance(error, driver_errors.Forbidden):
        return AccessRefused(f"{place} does not let this user do that: {_short(error)}. Use an account that may.")
    if name in TIMED_OUT:
        return TooExpensive("This read was stopped at its time limit. Ask for less, or raise CASEGRAPH_READ_SECONDS.")
    if name in TOO_MUCH_MEMORY:
        return TooExpensive("The database had not enough memory for this. Ask for less, or raise CASEGRAPH_HEAP_MB.")
    if isinstance(error, driver_errors.IncompleteCommit):
        return Unavailable(
            f"The connection to {place} broke during a commit, which may or may not stand. Run the same again."
        )
    if isinstance(
        error, (driver_errors.ServiceUnavailable, driver_errors.SessionExpired, driver_errors.TransientError, OSError)
    ):
        return Unavailable(f"No answer from {place}. Check that the database runs there, then try again.")
    if name == "AccessMode":
        return DatabaseError(
            "This statement writes, and a read must not. Use Database.write, or remove the writing clause."
        )
    if isinstance(error, driver_errors.Neo4jError):
        return DatabaseError(
            f"The database refused a statement ({name}): {_short(error)}. Correct it:\n{cypher.strip()[:1000]}".rstrip(
                "\n"
            )
        )
    if "acquisition" in type(error).__name__.lower() or "connection" in str(error).lower():
        return Unavailable(
            f"No connection to {place} came free in {ACQUIRE_SECONDS:g} s. Ask for less at once, or try again."
        )
    return DatabaseError(f"The driver of {place} gave up: {_short(error)}. Try again; if it stays, report it.")


def _refusal(name: str, place: str) -> str:
    if name == "AuthenticationRateLimit":
        return (
            f"{place} has locked this account for some seconds after wrong passwords. Wait, and check NEO4J_PASSWORD."
        )
    if name == "CredentialsExpired":
        return f"{place} wants a new password before it lets this user in. Change it there, then set NEO4J_PASSWORD."
    return f"{place} refused the name or the password. Check NEO4J_USER and NEO4J_PASSWORD."


def _plain(value: object) -> object:
    """A value of the graph in plain Python: properties and labels or type, lists, ISO 8601 texts."""
    if isinstance(value, Node):
        return {**_plain_map(dict(value)), "labels": sorted(value.labels)}
    if isinstance(value, Relationship):
        return {**_plain_map(dict(value)), "type": value.type}
    if isinstance(value, Path):
        return _plain_path(value)
    if isinstance(value, (Date, DateTime, Time, Duration)):
        return value.iso_format()
    if isinstance(value, (list, tuple, Point)):
        return [_plain(part) for part in value]
    if isinstance(value, dict):
        return _plain_map(value)
    return value


def _by_key(record: Record) -> dict[str, object]:
    return dict(zip(record.keys(), record.values(), strict=True))


def _plain_map(values: Mapping[str, object]) -> dict[str, object]:
    return {key: _plain(part) for key, part in values.items()}


def _plain_path(path: Path) -> list[object]:
    """Node, relation, node, …, in the path's order."""
    parts: list[object] = [_plain(path.start_node)] if path.nodes else []
    for relation, node in zip(path.relationships, path.nodes[1:], strict=True):
        parts += [_plain(relation), _plain(node)]
    return parts
