from __future__ import annotations

from pathlib import Path

import pytest

from octavo.batch.journal import JOURNAL, Journal, sums
from octavo.batch.outcome import Outcome, State
from octavo.errors import OctavoError


def built(out: Path, name: str = "moby", state: State = State.BUILT) -> Outcome:
    (out / name).mkdir(parents=True, exist_ok=True)
    (out / name / "moby.epub").write_text(name)
    return Outcome(name, "inputs", state, words=7, outputs=sums(out / name))


def written(out: Path, *outcomes: Outcome) -> None:
    with Journal(out, fresh=False) as journal:
        for outcome in outcomes:
            journal.write(outcome)


def kept(out: Path, name: str = "moby", inputs: str = "inputs", *, fresh: bool = False) -> Outcome | None:
    with Journal(out, fresh=fresh) as journal:
        return journal.kept(name, inputs)


def test_a_book_that_was_built_from_the_same_and_stands_there_is_kept(tmp_path: Path) -> None:
    written(tmp_path, built(tmp_path))
    found = kept(tmp_path)
    assert found is not None
    assert (found.state, found.words) == (State.KEPT, 7)


def test_a_book_that_changed_is_made_again(tmp_path: Path) -> None:
    written(tmp_path, built(tmp_path))
    assert kept(tmp_path, inputs="others") is None


@pytest.mark.parametrize("state", [State.ERRORS, State.UNMADE])
def test_a_book_that_was_amiss_is_made_again(state: State, tmp_path: Path) -> None:
    written(tmp_path, built(tmp_path, state=state))
    assert kept(tmp_path) is None


def test_outputs_that_are_gone_or_changed_are_made_again(tmp_path: Path) -> None:
    written(tmp_path, built(tmp_path))
    (tmp_path / "moby/moby.epub").write_text("scribbled over")
    assert kept(tmp_path) is None
    (tmp_path / "moby/moby.epub").unlink()
    assert kept(tmp_path) is None


def test_the_newest_line_of_a_book_holds(tmp_path: Path) -> None:
    written(tmp_path, built(tmp_path), built(tmp_path, state=State.UNMADE))
    assert kept(tmp_path) is None


def test_a_line_that_was_cut_off_costs_its_book_alone(tmp_path: Path) -> None:
    written(tmp_path, built(tmp_path), built(tmp_path, "walden"))
    path = tmp_path / JOURNAL
    path.write_bytes(path.read_bytes()[:-20])
    written(tmp_path, built(tmp_path, "leaves"))
    assert [kept(tmp_path, name) is not None for name in ("moby", "walden", "leaves")] == [True, False, True]


def test_fresh_forgets(tmp_path: Path) -> None:
    written(tmp_path, built(tmp_path))
    assert kept(tmp_path, fresh=True) is None
    assert (tmp_path / JOURNAL).read_bytes() == b""


def test_a_line_is_on_the_disk_when_it_is_written(tmp_path: Path) -> None:
    with Journal(tmp_path, fresh=False) as journal:
        journal.write(built(tmp_path))
        assert (tmp_path / JOURNAL).read_bytes().count(b"\n") == 1


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / JOURNAL).mkdir()
    with pytest.raises(OctavoError, match="cannot be written"):
        Journal(tmp_path, fresh=False)
