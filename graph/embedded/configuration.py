"""The settings of the embedded Neo4j, each with its reason."""

from __future__ import annotations

from graph.settings import Settings

__all__ = ["LONGEST_TRANSACTION", "java_options", "neo4j_conf"]

LONGEST_TRANSACTION = "15m"  # a load in one transaction must fit; reads have their own, shorter time


def neo4j_conf(port: int, settings: Settings) -> str:
    values = {
        "server.bolt.enabled": "true",
        "server.bolt.listen_address": f"127.0.0.1:{port}",
        "server.bolt.advertised_address": f"127.0.0.1:{port}",
        "internal.dbms.bolt.netty_server_shutdown_quiet_period": "0",  # an integer; without it a stop takes 10 s
        "dbms.security.auth_enabled": "true",
        "dbms.security.allow_csv_import_from_file_urls": "false",
        "dbms.usage_report.enabled": "false",
        "db.tx_log.preallocate": "false",  # else 500 MB of empty logs
        "db.tx_log.rotation.size": "16m",
        "db.tx_log.rotation.retention_policy": "64m size",
        "db.transaction.timeout": LONGEST_TRANSACTION,
        "server.memory.pagecache.size": f"{settings.page_cache_mb}m",
    }
    return "".join(f"{name}={value}\n" for name, value in values.items())


def java_options(heap_mb: int) -> list[str]:
    opened = [f"--add-opens=java.base/{package}=ALL-UNNAMED" for package in ("java.nio", "java.io", "sun.nio.ch")]
    return [
        *opened,
        f"-Xmx{heap_mb}m",
        "-Xrs",  # signals are ours
        "-XX:+ExitOnOutOfMemoryError",
        "--enable-native-access=ALL-UNNAMED",
    ]
