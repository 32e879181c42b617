"""Numbers in words and in groups of digits."""

from decimal import Decimal

from timeline.languages import Language

_FEW = 3
"""The most decimals of a number before the name of a scale: 1.125 billion."""


def ordinal(words: Language, number: int) -> str:
    """Return 1st, 2nd, 3rd, 4th and so on."""
    written = str(number)
    ends = (written[start:] for start in range(len(written)))
    known = words.numbers.ordinals
    pattern = next((known[end] for end in ends if end in known), words.numbers.ordinal)
    return pattern.format(n=number)


def amount(words: Language, value: Decimal) -> str:
    """Return a number as people write it: 15 billion, 1,250, 3.5."""
    for scale in words.numbers.scales:
        scaled = value.scaleb(-scale.zeros).normalize()
        decimals = f"{scaled:f}".partition(".")[2]
        if abs(scaled) >= 1 and len(decimals) <= _FEW:
            name = scale.one if scaled == 1 else scale.many
            return f"{grouped(words, scaled)} {name}"
    return grouped(words, value)


def grouped(words: Language, value: Decimal | int) -> str:
    """Return a number with its digits grouped in the way of a language."""
    says = words.numbers
    whole, point, fraction = f"{Decimal(value):f}".partition(".")
    digits = whole.lstrip("-")
    last, before = says.groups
    groups = [digits[-last:]]
    digits = digits[:-last]
    while digits:
        groups.insert(0, digits[-before:])
        digits = digits[:-before]
    sign = "-" if whole.startswith("-") else ""
    return f"{sign}{says.group.join(groups)}{says.decimal if point else ''}{fraction}"
