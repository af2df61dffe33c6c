"""`python -m benchmarks.duplicates [SIZE]`: precision and recall, beside logic-v2; how long SIZE entities take."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from rich.console import Console
from rich.progress import Progress
from rich.table import Table

from benchmarks.people import people
from graph.claims import Claim, Document, Entity, Reading
from graph.identity import Identity, Judgement, identify
from graph.passages import Passage
from graph.vocabulary import ACTORS, KINDS
from loaders.propose import LEAST, candidates, propose
from loaders.workspace import EXAMPLE, Workspace

try:
    from followthemoney import model
    from nomenklatura.matching import LogicV2, ScoringConfig
except ImportError:  # an extra that compiles; see CONTRIBUTING.md
    model = None

Pair = frozenset[str]


@dataclass(frozen=True, slots=True)
class Measured:
    """Pairs judged the same that were proposed or missed, and pairs proposed that nobody judged the same."""

    right: frozenset[Pair]
    missed: frozenset[Pair]
    wrong: frozenset[Pair]
    unwarned: frozenset[Pair]  # of those wrong: without a word against them
    others: tuple[int, int]  # of cases, events, works, places and the unnamed: right, missed

    @property
    def precision(self) -> float:
        return len(self.right) / (len(self.right) + len(self.wrong))

    @property
    def recall(self) -> float:
        return len(self.right) / (len(self.right) + len(self.missed))


def measured(workspace: Workspace) -> Measured:
    """Each judgement of sameness hidden in turn; what is proposed with all in force, negative ones hidden, is wrong."""
    readings, identity = workspace.identified()
    entities, judgements = entities_of(readings), workspace.judgements()

    def counts(one: str) -> bool:
        return entities[one].named and entities[one].kind in ACTORS

    right, missed, others = set(), set(), [0, 0]
    for judgement, rest in hidden(judgements):
        known = identify(entities, rest)
        found = {frozenset((each.one, each.other)) for each in propose(readings, known)}
        for pair in map(frozenset, combinations(sorted({known.of(one) for one in judgement.ids}), 2)):
            if all(map(counts, judgement.ids)):
                (right if pair in found else missed).add(pair)
            else:
                others[pair not in found] += 1
    proposed = [each for each in propose(readings, identity) if counts(each.one) and counts(each.other)]
    return Measured(
        frozenset(right), frozenset(missed), frozenset(frozenset((each.one, each.other)) for each in proposed),
        frozenset(frozenset((each.one, each.other)) for each in proposed if not each.speaks_against),
        (others[0], others[1]),
    )  # fmt: skip


def hidden(judgements: Sequence[Judgement]) -> Iterable[tuple[Judgement, list[Judgement]]]:
    """Each judgement of sameness with all the others."""
    for place, judgement in enumerate(judgements):
        if judgement.decision == "same":
            yield judgement, [*judgements[:place], *judgements[place + 1 :]]


def entities_of(readings: Sequence[Reading]) -> dict[str, Entity]:
    return {key: entity for reading in readings for key, entity in reading.entities.items()}


def beside(workspace: Workspace) -> Table:
    """The same pairs of named actors, judged the same or different, scored by both from what one document says each."""
    readings, _ = workspace.identified()
    entities, judgements = entities_of(readings), workspace.judgements()
    alone = identify(entities, [])
    known = candidates(readings, alone)
    pairs: dict[Pair, bool] = {}
    for judgement in judgements:
        for one, other in combinations(judgement.ids, 2):
            if all(entities[each].named and entities[each].kind in ACTORS for each in (one, other)):
                pairs.setdefault(frozenset((one, other)), judgement.decision == "same")
    pairs = {pair: same for pair, same in pairs.items() if len({entities[one].kind for one in pair}) == 1}
    ours = {frozenset((each.one, each.other)): each.score for each in propose(readings, alone, least=0.0)}
    ways: dict[str, tuple[Callable[[Pair], float], float]] = {"casegraph": (lambda pair: ours.get(pair, 0.0), LEAST)}
    if model is not None:
        config = ScoringConfig.defaults()
        proxies = {one: proxy(one, entities[one].kind, known[one].names) for pair in pairs for one in pair}
        ways["nomenklatura logic-v2"] = (
            lambda pair: LogicV2.compare(*(proxies[one] for one in sorted(pair)), config).score, 0.7,
        )  # fmt: skip
    same = sum(pairs.values())
    table = Table(
        "", "threshold", "precision", "recall", title=f"{same} pairs judged the same, {len(pairs) - same} different"
    )
    for name, (score, usual) in ways.items():
        scores = {pair: score(pair) for pair in pairs}
        best = max((n / 100 for n in range(30, 100)), key=lambda least: f1(*figures(scores, pairs, least)))
        for least, word in ((usual, "usual"), (best, "best")):
            table.add_row(name, f"{least:.2f} ({word})", *(f"{figure:.3f}" for figure in figures(scores, pairs, least)))
    return table


def figures(scores: Mapping[Pair, float], pairs: Mapping[Pair, bool], least: float) -> tuple[float, float]:
    found = [pair for pair, score in scores.items() if score >= least]
    right = sum(pairs[pair] for pair in found)
    return right / max(1, len(found)), right / sum(pairs.values())


def f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / max(0.001, precision + recall)


def proxy(identifier: str, kind: str, names: Iterable[str]) -> object:
    found = model.make_entity(KINDS[kind].schema)
    found.id = identifier
    found.add("name", list(names))
    return found


def timed(size: int, console: Console) -> None:
    """`propose` over so many people of four made documents, who work for a thousand papers."""
    readings = made(size)
    identity = Identity({key: key for reading in readings for key in reading.entities})
    start = time.perf_counter()
    with Progress(console=console, transient=True) as bar:
        task = bar.add_task("comparing", total=None)
        found = propose(readings, identity, progress=lambda done, of: bar.update(task, completed=done, total=of))
    console.print(f"{size:,} people: {len(found):,} pairs proposed in {time.perf_counter() - start:.0f} s")


def made(size: int, documents: int = 4) -> list[Reading]:
    readings = []
    for number, names in enumerate([list(people(size // documents, seed=seed)) for seed in range(documents)]):
        document = f"made-{number}"
        papers = {
            f"{document}:paper{n}": Entity(f"{document}:paper{n}", "Outlet", f"Paper {n}", document)
            for n in range(1000)
        }
        persons = {
            f"{document}:p{n}": Entity(f"{document}:p{n}", "Person", name, document) for n, name in enumerate(names)
        }
        claims = [
            Claim(document, key, "name", Passage(""), value=entity.label) for key, entity in (persons | papers).items()
        ]
        claims += [
            Claim(document, key, "WORKS_FOR", Passage(""), object=f"{document}:paper{n % 1000}")
            for n, key in enumerate(persons)
        ]
        readings.append(Reading(Document(document, document), persons | papers, tuple(claims)))
    return readings


def main(size: int) -> None:
    console = Console(width=None if sys.stdout.isatty() else 130)
    found = measured(Workspace(EXAMPLE))
    console.print(
        f"Named actors, each judgement hidden in turn: precision {found.precision:.3f} ({len(found.wrong)} wrong,"
        f" {len(found.unwarned)} of them without a warning), recall {found.recall:.3f} ({len(found.missed)} of"
        f" {len(found.missed) + len(found.right)} missed)."
    )
    right, missed = found.others
    console.print(f"Cases, events, works, places and the unnamed: {right} of {right + missed} pairs found.")
    console.print(beside(Workspace(EXAMPLE)))
    if model is None:
        console.print("nomenklatura is not installed (pip install nomenklatura; it compiles pyicu): ours alone.")
    timed(size, console)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
