"""What events.yaml, kinds.yaml and hostile.yaml say, noted by hand."""

from tests.interop.readers.shape import Row


def event(  # noqa: PLR0913, PLR0917
    uid: str,
    start: str,
    end: str | None,
    summary: str,
    status: str = "CONFIRMED",
    recurrence_id: str | None = None,
) -> Row:
    """Return an event as a reader has to find it."""
    return {
        "uid": uid,
        "recurrence_id": recurrence_id,
        "start": start,
        "end": end,
        "summary": summary,
        "status": status,
    }


EVENTS = [
    event(
        "meloni-visit@india-italy-2023",
        "2023-03-02",
        "2023-03-04",
        "Visit of the Prime Minister of Italy to India",
    ),
    event(
        "leaders-talks@india-italy-2023",
        "2023-03-02",
        "2023-03-03",
        "Talks between the two Prime Ministers",
    ),
    event("defence-mou@india-italy-2023", "2023-03-02", "2023-03-03", "MoU on defence cooperation"),
    event(
        "migration-declaration@india-italy-2023",
        "2023-03-02",
        "2023-03-04",
        "Declaration of intent on migration and mobility (during the visit)",
    ),
    event(
        "strategic-partnership@india-italy-2023",
        "2023-03-02",
        "2023-03-03",
        "Relations raised to a strategic partnership",
    ),
    event(
        "ceo-roundtable@india-italy-2023",
        "2023-03-02",
        "2023-03-03",
        "Announced: CEO roundtable of the two business delegations",
        "TENTATIVE",
    ),
    event(
        "press-briefing@india-italy-2023",
        "2023-03-02",
        "2023-03-03",
        "Foreign Secretary briefs the press on the visit",
    ),
    event(
        "raisina-2023@india-italy-2023",
        "2023-03-02",
        "2023-03-05",
        "Raisina Dialogue (8th edition; from Thursday evening)",
    ),
    event(
        "raisina-keynote@india-italy-2023",
        "2023-03-02T13:00:00Z",
        "2023-03-02T14:00:00Z",
        "Inaugural session and keynote of the Raisina Dialogue",
    ),
]
KINDS = [
    event("tour@kinds", "2023-03-20", "2023-04-06", "Tour"),
    event(
        "winter-talks@kinds",
        "2023-03-24T09:00:00Z",
        "2023-03-24T10:30:00Z",
        "Talks before the clocks change",
    ),
    event("summer-talks@kinds", "2023-03-27T08:00:00Z", None, "Talks after the clocks change"),
    event("paper@kinds", "2023-03-28", "2023-03-29", 'Treaty; "friendship", and \\ more'),
    event("raised@kinds", "2023-03-20", "2023-04-06", "Relations raised (during the visit)"),
    event("table@kinds", "2023-03-29", "2023-03-30", "Cancelled: CEOs (morning)", "CANCELLED"),
    event(
        "speech@kinds",
        "2023-03-29",
        "2023-03-31",
        "Tentative: =HYPERLINK(0) (from Wednesday evening)",
        "TENTATIVE",
    ),
    event(
        "forum@kinds",
        "2023-03-30",
        "2023-04-02",
        "Forum of the two seas (22nd edition; from 18:00 CEST)",
    ),
    event("press@kinds", "2023-03-31", "2023-04-01", "Press (date approximate)"),
    event("wreath@kinds", "1955-06-01T05:30:00Z", "1955-06-01T06:30:00Z", "Wreath"),
    event(
        "phone@kinds",
        "2023-04-03T10:00:00Z",
        "2023-04-03T11:00:00Z",
        "Postponed: Call across the date line",
        "CANCELLED",
    ),
    event("walk@kinds", "2023-04-03", "2023-04-04", "Walk (date approximate and uncertain)"),
    event("day-parts@kinds", "2023-03-31", "2023-04-01", "Talks (afternoon to evening)"),
]
HOSTILE = [
    event("formula@hostile", "2024-01-01", "2024-01-02", "=cmd|' /C calc'!A0"),
    event("right-to-left@hostile", "2024-01-02", "2024-01-03", "لقاء القمة עברית"),
    event("emoji@hostile", "2024-01-03", "2024-01-04", "👩🏽\u200d🚀🇮🇳 नमस्ते ﷽"),
    event(
        "long@hostile",
        "2024-01-04",
        "2024-01-05",
        "\N{MATHEMATICAL DOUBLE-STRUCK CAPITAL D}" * 127 + "…",
    ),
]
