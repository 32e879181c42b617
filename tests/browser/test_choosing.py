"""Choosing events by their facets and by words; views that can be shared."""

from urllib.parse import parse_qs

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open, address


def shown(page: Page) -> list[str]:
    """Return the ids of the events that fit, in their order."""
    return ids(page, "main li[data-f]:not(.context)")


def context(page: Page) -> list[str]:
    """Return the ids of the events that are shown only for their parts."""
    return ids(page, "main li.context")


def ids(page: Page, selector: str) -> list[str]:
    """Return the ids of the elements that are to be seen, once the search is done."""
    page.wait_for_function("document.querySelector('[role=status]').textContent")
    found: list[str] = page.locator(f"{selector}:visible").evaluate_all(
        "elements => elements.map((element) => element.id)"
    )
    return found


def count(page: Page) -> str:
    """Return what is said of how many events are shown."""
    page.wait_for_function("document.querySelector('[role=status]').textContent")
    return page.locator("[role=status]").text_content() or ""


def query(page: Page) -> dict[str, list[str]]:
    """Return what the address says behind the #, which is sent to no server."""
    return parse_qs(address(page).fragment.partition("?")[2])


def seek(page: Page, words: str) -> None:
    """Write words into the search, and wait until the address has them."""
    page.get_by_role("searchbox").fill(words)
    page.wait_for_function(
        "words => (new URLSearchParams(location.hash.split('?')[1]).get('q') ?? '') === words",
        arg=words,
    )


def choose(page: Page, facet: str, name: str) -> None:
    """Choose a value of a facet by its name, and wait until the address has it."""
    before = address(page).geturl()
    page.locator(".filters").evaluate("menu => { menu.open = true; }")
    page.get_by_label(facet).select_option(value(page, facet, name))
    page.wait_for_function("before => location.href !== before", arg=before)


def show_all(page: Page) -> None:
    """Undo all choices, and wait until the address says nothing of them."""
    page.get_by_role("button", name="Show all").click()
    page.wait_for_function("!location.hash.includes('?')")


def value(page: Page, facet: str, name: str) -> str:
    """Return the value of a facet that is called so, whatever the number behind it."""
    options: dict[str, str] = page.get_by_label(facet).evaluate(
        "select => Object.fromEntries([...select.options].map((each) => [each.text, each.value]))"
    )
    return options[name]


def test_all_is_shown_at_first(visit: Open) -> None:
    page = visit()
    assert count(page) == "13 of 13 events"
    assert len(shown(page)) == 13
    assert query(page) == {}


def test_a_part_that_fits_keeps_what_it_is_part_of(visit: Open) -> None:
    page = visit()
    choose(page, "Kind", "Signing")
    assert shown(page) == ["migration-declaration", "defence-mou"]
    assert context(page) == ["meloni-visit"]
    assert count(page) == "2 of 13 events"
    assert query(page) == {"kind": ["signing"]}


def test_an_event_that_fits_alone_stands_alone(visit: Open) -> None:
    page = visit()
    choose(page, "Kind", "Visit")
    assert shown(page) == ["meloni-visit"]
    assert context(page) == []


def test_headings_and_contents_without_events_vanish(visit: Open) -> None:
    page = visit()
    choose(page, "Kind", "Negotiation")
    headings = page.locator("main :is(h2, h3):visible").all_inner_texts()
    assert headings == ["2021", "About 2021 – Thursday 2 March 2023", "Sources"]
    assert page.locator("nav a:visible").all_inner_texts() == ["2021"]


def test_choices_narrow_each_other_and_are_undone_at_once(visit: Open) -> None:
    page = visit()
    choose(page, "Country", "Italy")
    choose(page, "Status", "Announced")
    choose(page, "Topic", "Supply chains")
    assert shown(page) == ["ceo-roundtable"]
    choose(page, "Person or organization", "Narendra Modi")
    assert count(page) == "0 of 13 events"
    expect(page.get_by_text("No event fits.")).to_be_visible()
    show_all(page)
    assert count(page) == "13 of 13 events"
    assert query(page) == {}
    assert page.get_by_label("Country").input_value() == ""
    expect(page.get_by_text("No event fits.")).to_be_hidden()


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("KEYNOTE dialogue", ["raisina-keynote"]),
        ("defence-mou", ["defence-mou"]),
        ("vinay kwatra", ["meloni-visit", "leaders-talks", "press-briefing"]),
        ("जॉर्जिया", ["raisina-keynote", "meloni-visit", "leaders-talks"]),
        ("supply chains", ["ceo-roundtable"]),
        ("18:30", ["raisina-keynote"]),
        ("hyderabad", ["leaders-talks"]),
        ("under way", ["meloni-visit"]),
        ("add to calendar", []),
        ("18:30-19:30", ["raisina-keynote"]),
        (
            "2023\N{NON-BREAKING HYPHEN}03\N{EN DASH}03",
            ["raisina-2023", "meloni-visit", "migration-declaration"],
        ),
        ("2023-03-05", []),
        ("d'intesa", ["defence-mou"]),
    ],
)
def test_words_are_sought_in_all_that_is_told(visit: Open, words: str, found: list[str]) -> None:
    assert shown(visit(behind=f"?q={words}")) == found


def test_blanks_are_no_words(visit: Open) -> None:
    assert len(shown(visit(behind="?q=%20%20"))) == 13


def test_capitals_and_marks_make_no_difference(visit: Open) -> None:
    page = visit("kinds")
    seek(page, "FÓRUM sëas")
    assert shown(page) == ["forum"]
    seek(page, "passeggiata")
    assert shown(page) == ["walk"]


def test_what_an_event_lacks_is_not_found(visit: Open) -> None:
    assert shown(visit("kinds", "?q=wreath")) == ["wreath"]
    assert shown(visit("kinds", "?q=wreath all")) == []


def test_a_view_that_is_shared_is_the_same_elsewhere(visit: Open) -> None:
    page = visit()
    choose(page, "Kind", "Keynote")
    seek(page, "raisina & <dialogue>")
    seek(page, "chief guest")
    other = visit(behind=f"#{address(page).fragment}")
    assert query(other) == query(page) == {"kind": ["keynote"], "q": ["chief guest"]}
    assert shown(other) == shown(page) == ["raisina-keynote"]
    assert context(other) == ["raisina-2023"]
    assert other.get_by_role("searchbox").input_value() == "chief guest"
    assert other.get_by_label("Kind").input_value() == "keynote"


def test_a_value_that_is_unknown_is_not_heeded(visit: Open) -> None:
    page = visit(behind="?kind=wedding&country=ITA")
    assert page.get_by_label("Kind").input_value() == ""
    assert len(shown(page)) == len(shown(visit(behind="?country=ITA")))


def test_what_others_put_into_the_address_stays_there(visit: Open) -> None:
    page = visit(behind="?utm_source=brief&kind=visit")
    choose(page, "Kind", "Keynote")
    assert address(page).query == "utm_source=brief"
    assert query(page) == {"kind": ["keynote"]}
    show_all(page)
    assert address(page).query == "utm_source=brief"
    assert query(page) == {}


def test_nothing_that_is_chosen_is_sent_to_a_server(visit: Open) -> None:
    page = visit(behind="?q=talks&kind=talks")
    assert address(page).query == ""
    assert query(page) == {"q": ["talks"], "kind": ["talks"]}
    seek(page, "secret")
    assert address(page).query == ""
    page.locator(".filters summary").click()
    expect(page.get_by_text("What you search for stays in your browser.")).to_be_visible()


def test_a_chip_keeps_the_focus_while_the_view_changes(visit: Open) -> None:
    page = visit(behind="#?kind=keynote")
    chip = page.get_by_role("button", name="Kind: Keynote")
    chip.focus()
    page.locator("[name=view][value=month]").evaluate("field => { field.checked = true; }")
    page.locator("form").dispatch_event("input")
    expect(page.locator(".calendar")).to_be_visible()
    expect(chip).to_be_focused()


def test_a_link_within_the_page_keeps_the_choice(visit: Open) -> None:
    page = visit(behind="#?kind=keynote")
    page.locator("svg.across a[href='#raisina-keynote']").click()
    page.wait_for_function("() => location.hash.startsWith('#raisina-keynote?')")
    assert query(page) == {"kind": ["keynote"]}
    assert shown(page) == ["raisina-keynote"]
    page.go_back()
    assert address(page).fragment == "?kind=keynote"
    assert shown(page) == ["raisina-keynote"]


def test_going_back_shows_what_was_there_before(visit: Open) -> None:
    page = visit(behind="?kind=visit")
    page.evaluate("history.pushState(null, '', '#?kind=keynote')")
    page.evaluate("history.pushState(null, '', '#?kind=talks')")
    page.go_back()
    expect(page.locator("#raisina-keynote")).to_be_visible()
    assert shown(page) == ["raisina-keynote"]
    page.go_back()
    expect(page.locator("#meloni-visit")).to_be_visible()
    assert shown(page) == ["meloni-visit"]


def test_the_address_names_an_event_and_opens_it(visit: Open) -> None:
    page = visit(behind="#defence-mou")
    expect(page.locator("#defence-mou")).to_be_in_viewport()
    expect(page.get_by_text("Memorandum of understanding between")).to_be_visible()
    page.get_by_role("link", name="Talks between the two Prime").click()
    talks = page.locator("#leaders-talks")
    expect(talks.get_by_text("Narendra Modi: host; Giorgia Meloni: guest")).to_be_in_viewport()
    assert address(page).fragment == "leaders-talks"


def test_an_event_that_the_address_names_is_shown_whatever_is_chosen(visit: Open) -> None:
    page = visit(behind="?kind=visit&q=nothing#defence-mou")
    expect(page.locator("#defence-mou")).to_be_in_viewport()
    assert count(page) == "13 of 13 events"
    assert query(page) == {}
    assert address(page).fragment == "defence-mou"


def test_an_event_that_is_hidden_is_no_longer_named(visit: Open) -> None:
    page = visit(behind="#defence-mou")
    choose(page, "Kind", "Keynote")
    assert address(page).fragment == "?kind=keynote"


def test_an_occurrence_is_named_by_its_day(visit: Open) -> None:
    page = visit("weekly", "?q=9 march#briefing-2023-03-09")
    assert shown(page) == ["briefing-2023-03-09"]
    expect(page.locator("#briefing-2023-03-09")).to_be_in_viewport()
    assert count(page) == "1 of 3 events"
