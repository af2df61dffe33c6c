"""View files: what they may say, and every mistake with its file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from api.views.saved import read_view, read_views, saved_view
from graph.errors import InputError
from loaders.workspace import EXAMPLE

GOOD = "title: A view\nactors: [a:ann, The Paper]\ndepth: 2\nkinds: Person\nrelations: [SUED, OWNS]\nas_of: 2014-05\n"


def written(folder: Path, text: str, name: str = "mine") -> Path:
    path = folder / f"{name}.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_view_is_read(tmp_path: Path) -> None:
    view = read_view(written(tmp_path, GOOD))
    assert (view.name, view.title, view.actors, view.depth) == ("mine", "A view", ("a:ann", "The Paper"), 2)
    assert (view.kinds, view.relations, view.as_of) == (("Person",), ("SUED", "OWNS"), "2014-05")


def test_a_question_with_parameters_is_a_view(tmp_path: Path) -> None:
    text = "title: A view\nquestion: between\nparameters: {from: a:one, to: a:two, hops: 3}\n"
    assert read_view(written(tmp_path, text)).parameters == {"from": "a:one", "to": "a:two", "hops": "3"}


@pytest.mark.parametrize(
    ("text", "where", "what"),
    [
        ("title: A view\n", "views/mine.yaml:1: actors", "either actors or a question"),
        (GOOD + "question: between\n", "views/mine.yaml:1: actors", "either actors or a question"),
        (GOOD.replace("Person", "Persom"), "views/mine.yaml:1: kinds", "did you mean Person?"),
        (GOOD.replace("OWNS", "OWN"), "views/mine.yaml:1: relations", "did you mean OWNS?"),
        (GOOD.replace("depth: 2", "depth: 9"), "views/mine.yaml:1: depth", "less than or equal to 3"),
        (GOOD.replace("2014-05", "2014-13"), "views/mine.yaml:1: as_of", "2014-13"),
        (GOOD.replace("depth", "dept"), "views/mine.yaml:1: dept", "not known here"),
        (GOOD + "parameters: {hops: 3}\n", "views/mine.yaml:1: parameters", "belong to a question"),
        ("title: A view\nquestion: betwen\n", "views/mine.yaml:1: question", "did you mean between?"),
        (
            "title: A view\nquestion: between\nparameters: {form: x}\n",
            "views/mine.yaml:1: parameters",
            "did you mean from?",
        ),
        ("title: A view\nactors: [a\n", "views/mine.yaml:3", "not YAML"),
        ("title: A view\nactors: a:ann\ntitle: Again\n", "views/mine.yaml:3", "second time"),
    ],
)
def test_mistakes_say_where(tmp_path: Path, text: str, where: str, what: str) -> None:
    with pytest.raises(InputError) as caught:
        read_view(written(tmp_path, text))
    assert where in str(caught.value) and what in str(caught.value)


def test_all_mistakes_of_all_files_are_told_at_once(tmp_path: Path) -> None:
    written(tmp_path, "title: A view\n", "one")
    written(tmp_path, GOOD.replace("Person", "Persom"), "two")
    with pytest.raises(InputError) as caught:
        read_views(tmp_path)
    assert "views/one.yaml" in str(caught.value) and "views/two.yaml" in str(caught.value)


def test_an_unknown_name_is_answered_with_the_nearest(tmp_path: Path) -> None:
    written(tmp_path, GOOD, "land-protests")
    with pytest.raises(InputError, match="did you mean land-protests"):
        saved_view(tmp_path, "land-protest")


@pytest.mark.parametrize("name", ["../views/land-protests", "", "sub/land-protests"])
def test_a_name_cannot_leave_the_folder(tmp_path: Path, name: str) -> None:
    (tmp_path / "views" / "sub").mkdir(parents=True)
    written(tmp_path / "views", GOOD, "land-protests")
    written(tmp_path / "views" / "sub", GOOD, "land-protests")
    with pytest.raises(InputError, match="There is no view"):
        saved_view(tmp_path / "views", name)


def test_the_example_has_its_views_and_the_featured_one_first() -> None:
    names = [view.name for view in read_views(EXAMPLE / "views")]
    assert names[0] == "respublika-nakanune-kazkommertsbank"
    assert {"dck-2018", "almaty-courts-judges", "land-protests-2016", "january-2022-trials"} <= set(names)
