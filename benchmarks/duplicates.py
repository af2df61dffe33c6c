"""`python -m benchmarks.duplicates [SIZE]`: precision and recall, beside logic-v2; how long SIZE entities take."""

from __future__ import annotations

import sys
import time
from collections import defaultdict
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
from loaders.candidates import candidates
from loaders.propose import LEAST, propose
from loaders.workspace import EXAMPLE, Workspace

try:
    from followthemoney import model
    from nomenklatura.matching import LogicV2, ScoringConfig
except ImportError:  # an extra that compiles; see CONTRIBUTING.md
    model = None

Pair = frozenset[str]
GROUPS = ("named actors", "unnamed actors", "Case", "Event", "Work", "Place")
PROMISE = 0.95  # precision and recall over all
SIZE = 100_000


@dataclass(frozen=True, slots=True)
class Measured:
    """Pairs judged the same that were proposed or missed, and pairs proposed that nobody judged the same, by group."""

    right: Mapping[str, frozenset[Pair]]
    missed: Mapping[str, frozenset[Pair]]
    wrong: Mapping[str, frozenset[Pair]]
    unwarned: frozenset[Pair]  # of those wrong: without a word against them

    def figures(self, *groups: str) -> tuple[float, float]:
        """Precision and recall over these groups; without any, over all."""
        chosen = groups or GROUPS
        right, missed, wrong = (
            sum(len(found.get(group, ())) for group in chosen) for found in (self.right, self.missed, self.wrong)
        )
        return right / max(1, right + wrong), right / max(1, right + missed)


def measured(workspace: Workspace) -> Measured:
    """Each judgement of sameness hidden in turn; what is proposed with all in force, negative ones hidden, is wrong."""
    readings, identity = workspace.identified()
    entities, judgements = entities_of(readings), workspace.judgements()
    right, missed, wrong = (defaultdict[str, set[Pair]](set) for _ in range(3))
    for judgement, rest in hidden(judgements):
        known = identify(entities, rest)
        found = {frozenset((each.one, each.other)) for each in propose(readings, known)}
        for pair in map(frozenset, combinations(sorted({known.of(one) for one in judgement.ids}), 2)):
            (right if pair in found else missed)[group(judgement.ids, entities)].add(pair)
    proposed = propose(readings, identity)
    for each in proposed:
        wrong[group((each.one, each.other), entities)].add(frozenset((each.one, each.other)))
    return Measured(
        *({name: frozenset(pairs) for name, pairs in found.items()} for found in (right, missed, wrong)),
        frozenset(frozenset((each.one, each.other)) for each in proposed if not each.speaks_against),
    )


def group(ids: Iterable[str], entities: Mapping[str, Entity]) -> str:
    """One of GROUPS."""
    chosen = [entities[each] for each in ids]
    if chosen[0].kind not in ACTORS:
        return chosen[0].kind
    return "named actors" if all(each.named for each in chosen) else "unnamed actors"


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


def by_group(found: Measured) -> Table:
    table = Table("", "right", "missed", "wrong", "precision", "recall", title="Each judgement hidden in turn")
    for word, groups in [*((each, (each,)) for each in GROUPS), ("all", GROUPS)]:
        counts = [
            sum(len(pairs.get(each, ())) for each in groups) for pairs in (found.right, found.missed, found.wrong)
        ]
        table.add_row(word, *map(str, counts), *(f"{figure:.3f}" for figure in found.figures(*groups)))
    table.caption = f"wrong without a word against them: {len(found.unwarned)}"
    return table


def main(sizes: Sequence[int] = ()) -> int:
    """The exit status: 1 where precision or recall is below what we promise."""
    console = Console(width=None if sys.stdout.isatty() else 130)
    found = measured(Workspace(EXAMPLE))
    console.print(by_group(found))
    console.print(beside(Workspace(EXAMPLE)))
    if model is None:
        console.print("nomenklatura is not installed (`make judges`): ours alone.")
    timed(max(sizes, default=SIZE), console)
    return int(min(found.figures()) < PROMISE)


if __name__ == "__main__":
    sys.exit(main([int(word) for word in sys.argv[1:]]))
