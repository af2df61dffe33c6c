"""Neo4j on this machine with nothing installed: fetched once, run as a child process, attached to or started."""

from graph.embedded.running import Engine, Status, engine, start_detached, status, stop

__all__ = ["Engine", "Status", "engine", "start_detached", "status", "stop"]
