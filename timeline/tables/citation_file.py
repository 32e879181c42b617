"""The file that tells programs how to cite the data (Citation File Format 1.2)."""

import json

from timeline.chronology.chronology import Chronology

NAME = "CITATION.cff"


def citation_file(chronology: Chronology) -> bytes | None:
    """Return the file in UTF-8, or None if the registry names no author: the format wants one."""
    registry = chronology.registry
    if not registry.authors:
        return None
    license = registry.license or ""
    told = chronology.say(registry.citation) if registry.citation else ""
    fields = {
        "cff-version": "1.2.0",
        "message": told or "If you use these data, please cite them as below.",
        "type": "dataset",
        "title": chronology.title,
        "authors": [{"name": author} for author in registry.authors],
        "abstract": chronology.say(registry.description) if registry.description else "",
        "url": registry.url,
        "license-url" if license.startswith("http") else "license": license,
        "version": str(registry.updated or ""),
        "date-released": str(registry.updated or ""),
    }
    # A value in JSON is one in YAML, and no text in quotation marks is read as a number.
    lines = [f"{name}: {json.dumps(it, ensure_ascii=False)}" for name, it in fields.items() if it]
    return "".join(f"{line}\n" for line in lines).encode()
