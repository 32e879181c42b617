"""Wrong commands and options: one form of message, and what was likely meant."""

from collections.abc import Callable

import pytest

from tests.conftest import Ran

Run = Callable[..., Ran]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            "export --undated all",
            '--undated: no such word as "all"; write one of: omit, first, span',
        ),
        ("export --undated frist", '--undated: no such word as "frist"; did you mean "first"?'),
        ("export --times zulu", '--times: no such word as "zulu"; write one of: local, utc'),
        (
            "lock --audience all",
            '--audience: no such word as "all"; write one of: public, internal',
        ),
        ("show -f html", '--format: no such word as "html"; write one of: txt, md'),
        ("show --width ten", '--width: "ten" is no number that fits; write a whole number'),
        ("export --wait -1", '--wait: "-1" is no number that fits; write 0 or more'),
    ],
)
def test_a_wrong_value_is_told_as_any_other_error(run: Run, arguments: str, message: str) -> None:
    ran = run(*arguments.split())
    assert (ran.code, ran.out, ran.err) == (2, "", f"timeline: {message}\n")


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("exprot", 'no command is called "exprot"; did you mean "export"?'),
        ("xyz", 'no command is called "xyz"; write one of:'),
        ("Show", 'no command is called "Show"; did you mean "show"?'),
    ],
)
def test_a_wrong_command_is_told_with_the_one_that_was_meant(
    run: Run, word: str, said: str
) -> None:
    ran = run(word)
    assert ran.code == 2
    assert said in " ".join(ran.err.split())


def test_what_is_quoted_from_a_wrong_option_steers_no_terminal(run: Run) -> None:
    assert "\x1b" not in run("export", "--undated", "\x1b[31m").err
    assert "\x1b" not in run("exprot\x1b[31m").err


@pytest.mark.parametrize(
    ("word", "hint"),
    [
        ("weekday", 'did you mean "wrong-weekday"?'),
        ("lock", 'did you mean "lock-conflict" or "lock-damaged" or "lock-of-another-registry"?'),
        ("wrong-weekdya", 'did you mean "wrong-weekday"?'),
        ("xyz", "timeline explain lists all rules"),
    ],
)
def test_a_wrong_rule_is_told_with_the_one_that_was_meant(run: Run, word: str, hint: str) -> None:
    assert run("explain", word).err == f'timeline: no rule has the code "{word}"; {hint}\n'


def test_capitals_do_not_matter_in_a_topic_or_kind(run: Run) -> None:
    assert run("manual", "WHEN").out == run("manual", "when").out != ""
    assert run("new").code == 0
    assert run("new", "VISIT").err.startswith('events.yaml: "new-visit" added')


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("my-desk.yaml visit", "write timeline new visit my-desk.yaml"),
        ("a.yaml b.yaml Talks --title T", "write timeline new talks a.yaml b.yaml"),
        ("a.yaml b.yaml", "a new registry is one file"),
    ],
)
def test_a_kind_behind_the_registry_is_told_with_the_right_order(
    run: Run, words: str, said: str
) -> None:
    ran = run("new", *words.split())
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert "does it end in .yaml" not in ran.err


@pytest.mark.parametrize(
    ("output", "options", "known"),
    [
        ("s.csv", "--undated span", "ics, vdir, not for csv"),
        ("x.csv", "--cancelled omit", "ics, vdir, not for csv"),
        ("x.csv", "--tentative status", "ics, vdir, not for csv"),
        ("x.txt", "--alarm 1d", "ics, vdir, not for txt"),
        ("x.html", "--times utc", "ics, vdir, not for html"),
        ("x.csv", "--recover", "ics, vdir, not for csv"),
        ("x.csv", "--allow-older-zones", "ics, vdir, not for csv"),
    ],
)
def test_an_option_of_calendars_alone_is_not_taken_for_other_outputs(
    run: Run, output: str, options: str, known: str
) -> None:
    run("new")
    option, *value = options.split()
    ran = run("export", "-o", output, option, *value)
    assert (ran.code, ran.err) == (2, f"timeline: {option} is for {known}\n")


def test_commands_in_messages_name_the_registry(run: Run) -> None:
    """They can be copied."""
    assert run("new", "d.yaml").code == 0
    assert "add to it, as with timeline new visit d.yaml\n" in run("new", "d.yaml").err
    assert "timeline show --ids d.yaml names all" in run("rename", "x", "y", "d.yaml").err
    assert "; timeline check d.yaml shows what" in run("new", "visit", "d.yaml").err
