"""What registries say, as libyaml reads them: texts alone, and by no rule of ours."""

from typing import Any

import yaml

from tests.conftest import DATA, ROOT

REGISTRIES = {
    "events": ROOT / "events.yaml",
    "traps": DATA / "valid" / "traps.yaml",
    "hostile": DATA / "valid" / "hostile.yaml",
    "kinds": DATA / "valid" / "kinds.yaml",
    "agenda": DATA / "valid" / "agenda.yaml",
}
PACKAGED = {
    **REGISTRIES,
    **{
        name: DATA / "valid" / f"{name}.yaml"
        for name in ("convention", "old-treaty", "renamed", "tour", "virtual")
    },
}
"""Those, and others whose data packages are read too."""
Texts = dict[str, str]


class Said:
    """What a registry says in the cells of the tables; "" where it says nothing."""

    def __init__(self, name: str) -> None:
        text = REGISTRIES[name].read_text(encoding="utf-8")
        self._all: Any = yaml.load(text, yaml.CBaseLoader)  # noqa: S506

    @property
    def events(self) -> set[str]:
        """The ids of the events that are for everybody."""
        events = self._all["events"]
        return {id for id, event in events.items() if event.get("audience") != "internal"}

    @property
    def titles(self) -> list[str]:
        """The titles of these events, each once."""
        return list(dict.fromkeys(self.event(id)["title"] for id in sorted(self.events)))

    def event(self, id: str, occurrence: str = "") -> Texts:
        """Return the texts of an event, or of an occurrence of one that repeats."""
        event = self._all["events"][id]
        if occurrence and "changes" in event["repeats"]:
            event = event | event["repeats"]["changes"].get(occurrence, {})
        names = ("title", "label", "description", "url")
        return {name: self._text(event.get(name, "")) for name in names} | {
            "when_as_stated": self._text(event.get("as_stated", "")),
            **(self._place(event["place"]) if event.get("place") else {}),
        }

    def participants(self, id: str) -> str:
        """Return the names of who takes part in an event, joined as in the table."""
        names = map(self.name, self._all["events"][id].get("participants", {}))
        return ";".join(name.replace(";", ",") for name in names)

    def name(self, id: str) -> str:
        """Return what a person, an organization or a country is called."""
        for section in ("people", "organizations"):
            if found := self._all.get(section, {}).get(id):
                return self._text(found["name"])
        return self._text(self._all.get("countries", {}).get(id, id))

    def source(self, id: str) -> Texts:
        """Return the texts of a source."""
        source = self._all["sources"][id]
        texts = {name: self._text(source.get(name, "")) for name in ("publisher", "title", "url")}
        return {
            "publisher": texts["publisher"],
            "source_title": texts["title"],
            "source_url": texts["url"],
        }

    def _place(self, id: str) -> Texts:
        place = self._all["places"][id]
        name, city = self._text(place["name"]), self._text(place.get("city", ""))
        is_city = "country" in place and not city
        return {"venue": "", "city": name} if is_city else {"venue": name, "city": city}

    def _text(self, text: str | Texts) -> str:
        return text[self._all.get("language", "en")] if isinstance(text, dict) else text
