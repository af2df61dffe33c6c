"""The lock of jars names files, not places."""

from importlib.resources import files
from pathlib import Path

from graph.embedded import lockfile


def test_it_holds_one_neo4j_of_our_line() -> None:
    jars = lockfile.read()
    assert lockfile.neo4j_version(jars).startswith("5.26.")
    assert len({jar.path for jar in jars}) == len(jars) > 200
    assert all(len(jar.sha256) == 64 and jar.size > 0 for jar in jars)


def test_it_names_no_host() -> None:
    text = (files("graph.embedded") / lockfile.NAME).read_text("utf-8")
    assert "/" not in text


def test_it_reads_what_it_writes() -> None:
    assert lockfile.text(lockfile.read()) == (files("graph.embedded") / lockfile.NAME).read_text("utf-8")


def test_a_classifier_is_part_of_the_file_name() -> None:
    jar = lockfile.Jar("org.example", "net", "1.0", "linux-x86_64", 1, "00")
    assert jar.path == Path("org/example/net/1.0/net-1.0-linux-x86_64.jar")
    assert lockfile.classpath([jar], Path("/jars")) == ["/jars/org/example/net/1.0/net-1.0-linux-x86_64.jar"]
