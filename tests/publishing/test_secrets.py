"""What is internal is in no file of a site, nor in the name of one."""

import random
from pathlib import Path

import pytest

from tests.publishing.sites import EVENTS, HEAD, Run, files, text

MARK = "zzmarkzz"
OWN = {
    "secret-0": f"{{kind: negotiation, audience: internal, title: {MARK}, when: 2031-05-05, "
    f"topics: {MARK}, participants: {{{MARK}: party, PAK: party}}}}",
    "secret-1": f"{{kind: exercise, audience: internal, title: {MARK} talks, when: 2027-03-02, "
    f"topics: [trade, {MARK}], participants: {{anna: party, CHN: party}}}}",
    "secret-2": f"{{kind: conference, audience: internal, series: {MARK}, title: {MARK} forum, "
    "when: 2027-03-02, participants: {ravi: host}}",
}


@pytest.mark.uncounted
def test_thirty_sites_are_those_of_the_registries_without_their_internal_parts(run: Run) -> None:
    random_ = random.Random(24)  # noqa: S311 - the same draws each time
    head = HEAD.replace("  languages: [it]\n", "  formats: [jsonl]\n")
    for number in range(30):
        public = dict(random_.sample(sorted(EVENTS.items()), random_.randint(1, len(EVENTS))))
        secret = dict(random_.sample(sorted(OWN.items()), random_.randint(1, len(OWN))))
        noted = {id: f"{each[:-1]}, note: {MARK}}}" for id, each in public.items()}
        # a feed that is named tells no more either
        named = head.replace("series]", f"series, topic/{MARK}, person/{MARK}]")
        with_mark = named.replace(
            "people: {", f"people: {{{MARK}: {{name: {MARK}, country: PAK}}, "
        )
        sites = []
        for name, registry in (
            ("plain", text(public, head)),
            ("whole", text(noted | secret, with_mark)),
        ):
            folder = Path(str(number), name)
            folder.mkdir(parents=True)
            (folder / "events.yaml").write_text(registry, encoding="utf-8")
            assert run("publish", folder / "events.yaml", "-o", folder / "site").code == 0
            sites.append(files(folder / "site"))
        assert not any(MARK in name or MARK.encode() in data for name, data in sites[1].items())
        assert sites[0].keys() == sites[1].keys()
        assert [name for name in sites[0] if sites[0][name] != sites[1][name]] in (
            [],
            ["feeds.json", "index.html"],
            ["index.html"],
        )
