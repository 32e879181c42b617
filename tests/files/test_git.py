"""Files from the history of git: read without a checkout, and refused with a reason."""

import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.repositories import begin, commit
from tests.repositories import git as run
from timeline.diagnostics.findings import TimelineError
from timeline.files import git, git_objects, reading
from timeline.files.git_objects import Objects


@pytest.fixture(autouse=True)
def _repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "repository"
    folder.mkdir()
    monkeypatch.chdir(folder)
    begin()


def refusal(ask: Callable[[], object]) -> str:
    with pytest.raises(TimelineError) as error:
        ask()
    return str(error.value)


def test_a_repository_that_is_broken_is_told_in_the_words_of_git() -> None:
    shutil.rmtree(".git")
    Path(".git").mkdir()
    assert refusal(lambda: git.at(Path())).startswith("git: not a git repository")


def at_head(path: str) -> list[tuple[str, bytes]]:
    return git.at(Path()).files("HEAD", path)


def test_a_file_is_read_as_it_was_byte_for_byte() -> None:
    commit("a.yaml", "one\r\n")
    commit("a.yaml", "two\n", day=2)
    repository = git.at(Path())
    assert repository.files("HEAD", "a.yaml") == [("HEAD:a.yaml", b"two\n")]
    assert repository.files("HEAD~1", "a.yaml") == [("HEAD~1:a.yaml", b"one\r\n")]


def test_nothing_is_checked_out_or_locked(monkeypatch: pytest.MonkeyPatch) -> None:
    commit("a.yaml", "one\n")
    before = {path: path.stat().st_mtime_ns for path in Path().rglob("*")}
    at_head("a.yaml")
    assert {path: path.stat().st_mtime_ns for path in Path().rglob("*")} == before
    monkeypatch.setenv("GIT_PAGER", "false")
    assert at_head("a.yaml")


def test_names_may_have_blanks_and_any_letters() -> None:
    commit("état d'été/a b\t.yaml", "one\n")
    assert at_head("état d'été") == [("HEAD:état d'été/a b\t.yaml", b"one\n")]


def test_a_folder_is_its_yaml_files_then_but_no_hidden_ones() -> None:
    for name in ("r/b.yml", "r/c/a.YAML", "r/.hidden/x.yaml", "r/.x.yaml", "r/x.txt", "s.yaml"):
        commit(name, name)
    Path("r/new.yaml").write_text("not committed")
    assert [name for name, _ in at_head("r")] == ["HEAD:r/b.yml", "HEAD:r/c/a.YAML"]
    assert [name for name, _ in at_head("")] == ["HEAD:r/b.yml", "HEAD:r/c/a.YAML", "HEAD:s.yaml"]


def test_a_path_is_called_as_the_repository_calls_it() -> None:
    commit("r/a.yaml", "one")
    repository = git.at(Path("r"))
    assert repository.path(Path("r/a.yaml")) == "r/a.yaml"
    assert repository.path(Path("r/../b.yaml")) == "b.yaml"
    assert repository.path(Path()) == ""
    assert "outside the git repository" in refusal(lambda: repository.path(Path("../x.yaml")))


def test_what_was_not_there_is_refused() -> None:
    commit("a.yaml", "one")
    assert refusal(lambda: at_head("b.yaml")) == (
        "HEAD:b.yaml: no such file or folder at that revision; name it, as HEAD:PATH"
    )
    commit("r/x.txt", "one")
    assert refusal(lambda: at_head("r")) == "HEAD:r: this folder had no YAML file at that revision"


def test_the_files_in_a_folder_are_listed_without_links() -> None:
    commit("r/b/a.yaml", "one")
    Path("r/link.yaml").symlink_to("/etc/passwd")
    commit("r/notes.txt", "two", day=2)
    repository = git.at(Path())
    ((name, hash),) = repository.inside("HEAD", "r")
    assert name == "HEAD:r/b/a.yaml"
    assert list(repository.inside("HEAD", "")) == [(name, hash)]
    with Objects(repository.top) as objects:
        assert objects.get(hash) == objects.get(name) == (hash, True, b"one")
        folder = objects.get("HEAD:r")
        assert folder
        assert not folder.is_file
        assert objects.get("HEAD:r/c.yaml") is None
        assert objects.get("nowhere:r/b/a.yaml") is None
        assert objects.get(name)


def test_an_object_that_can_not_be_given_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    commit("a.yaml", "one")
    commit("with blank é.yaml", "two", day=2)
    with Objects(Path.cwd()) as objects:
        found = objects.get("HEAD:with blank é.yaml")
        assert found
        assert found.data == b"two"
        assert "a line break" in refusal(lambda: objects.get("HEAD:a\nb.yaml"))
        monkeypatch.setattr(git_objects, "MOST", 2)
        assert refusal(lambda: objects.get("HEAD:a.yaml")).startswith("HEAD:a.yaml: over")


@pytest.mark.parametrize(
    "revision", ["nowhere", "--help", "-x", "HEAD~9", "a b", "", "HEAD:a.yaml"]
)
def test_a_revision_that_is_none_is_refused(revision: str) -> None:
    commit("a.yaml", "one")
    said = refusal(lambda: git.at(Path()).files(revision, "a.yaml"))
    assert said == f"{revision}: git knows no such revision"


def test_a_shallow_clone_says_that_it_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    for day in (1, 2):
        commit("a.yaml", str(day), day=day)
    run("clone", "-q", "--depth=1", Path.cwd().as_uri(), "../shallow")
    monkeypatch.chdir("../shallow")
    assert at_head("a.yaml") == [("HEAD:a.yaml", b"2")]
    said = refusal(lambda: git.at(Path()).files("HEAD~1", "a.yaml"))
    assert said == (
        "HEAD~1: git knows no such revision; the clone is shallow: git fetch --unshallow gets the "
        "rest"
    )


def test_a_bare_repository_is_refused() -> None:
    commit("a.yaml", "one")
    run("clone", "-q", "--bare", ".", "../bare")
    said = refusal(lambda: git.at(Path("../bare")))
    assert said == "../bare: a bare git repository; clone it, and run the command there"


def test_where_there_is_no_repository_git_says_so(tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    said = "there is no git repository here, so there is no history to read"
    assert refusal(lambda: git.at(tmp_path / "none")) == said


def test_without_git_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert refusal(lambda: git.at(Path())) == "git is not installed"


def test_a_submodule_is_refused(tmp_path: Path) -> None:
    commit("a.yaml", "one")
    other = tmp_path / "other"
    run("clone", "-q", ".", str(other))
    run("-c", "protocol.file.allow=always", "submodule", "add", "-q", str(other), "parts/sub")
    commit("b.yaml", "two", day=2)
    told = "a submodule; run the command inside it"
    assert refusal(lambda: at_head("parts/sub/a.yaml")) == f"HEAD:parts/sub: {told}"
    assert refusal(lambda: at_head("parts/sub")) == f"HEAD:parts/sub: {told}"
    assert git.at(Path("parts/sub")).files("HEAD", "a.yaml") == [("HEAD:a.yaml", b"one")]


def test_a_link_is_not_followed() -> None:
    Path("a.yaml").symlink_to("/etc/passwd")
    commit("b.yaml", "one")
    assert (
        refusal(lambda: at_head("a.yaml"))
        == "HEAD:a.yaml: a link; timeline follows no links in git"
    )


def test_a_file_that_is_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    commit("a.yaml", "one")
    monkeypatch.setattr(git, "MOST", 2)
    assert "over" in refusal(lambda: at_head("a.yaml"))
    assert reading.MOST > 2


def test_the_last_commit_before_a_moment_is_found() -> None:
    for day in (1, 5, 9):
        commit("a.yaml", str(day), day=day)
    repository = git.at(Path())
    found = repository.before(datetime(2026, 11, 9, 12, tzinfo=UTC))
    assert repository.files(found, "a.yaml")[0][1] == b"5"
    said = refusal(lambda: repository.before(datetime(2026, 11, 1, 12, tzinfo=UTC)))
    assert said == "git has no commit before 2026-11-01 12:00 UTC"


def test_the_history_of_a_file_follows_its_names_the_newest_first() -> None:
    text = "\n".join(f"line {number}" for number in range(20))
    commit("a.yaml", text)
    commit("other.yaml", "x", day=2)
    run("mv", "a.yaml", "b.yaml")
    run("commit", "-q", "-m", "rename", day=3)
    commit("b.yaml", f"{text}\nmore", day=4)
    found = list(git.at(Path()).history("b.yaml", is_file=True))
    assert [(each.written.day, each.author, each.path) for each in found] == [
        (4, "Ms X", "b.yaml"),
        (3, "Ms X", "b.yaml"),
        (1, "Ms X", "a.yaml"),
    ]
    assert found[-1].parent == ""
    assert len(found[0].parent) == 40


def test_the_history_of_a_folder_is_that_of_all_its_files() -> None:
    commit("r/a.yaml", "1")
    commit("r/b.yaml", "2", day=2)
    commit("x.yaml", "3", day=3)
    assert [each.written.day for each in git.at(Path()).history("r", is_file=False)] == [2, 1]
    assert len(list(git.at(Path()).history("", is_file=False))) == 3
