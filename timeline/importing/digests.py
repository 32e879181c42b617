"""Digests: what the ledger of imports remembers of a value, which nobody is to read there.

A digest holds the registry's name, and that of a field the UID of its event too. So equal values of
two events have unequal digests, and no table of digests made for other registries tells anything.
Whoever has the ledger can still try whether a guess is right. No salt prevents that which stands
beside the registry, so keep a ledger from those who may not see the registry.
"""

import hashlib
import json

from timeline.reading.yaml import Data
from timeline.text import alphabetical

_LENGTH = 16
"""Hexadecimal digits: 64 bits, which no two of the values of a registry share by accident."""
_SORTED = json.JSONEncoder(sort_keys=True)  # for speed: `json.dumps` makes a new one each time


def digest(*parts: str) -> str:
    """Return the digest of texts, in their order."""
    whole = json.dumps(parts, ensure_ascii=True)
    return hashlib.sha256(whole.encode()).hexdigest()[:_LENGTH]


def of_field(registry: str, uid: str, field: str, data: Data) -> str:
    """Return the digest of the value of a field of an event."""
    return digest(registry, uid, field, _SORTED.encode(data))


def of_name(registry: str, section: str, name: str) -> str:
    """Return the digest of what a source calls an entry, whatever its accents and capitals."""
    return digest(registry, section, alphabetical(name))
