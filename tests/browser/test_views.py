"""The views of a page, what it says of names that lead nowhere, and its form in other pages."""

from playwright.sync_api import expect

from tests.browser.conftest import Open, address


def test_a_month_shows_several_days_as_one_bar(visit: Open) -> None:
    page = visit(behind="#?view=month")
    expect(page.get_by_role("heading", name="March 2023", exact=True)).to_be_visible()
    bar = page.locator(".calendar li.bar", has_text="Visit of the Prime Minister")
    day = page.locator(".calendar li.part", has_text="MoU on defence cooperation")
    wide, narrow = bar.bounding_box(), day.bounding_box()
    assert wide
    assert narrow
    assert abs(wide["width"] - 2 * narrow["width"]) < 2
    expect(page.get_by_text("Without a day:")).to_be_visible()
    assert "month=2023-03" in address(page).fragment


def test_one_turns_to_the_next_month_that_has_events(visit: Open) -> None:
    page = visit("times", "#?view=month&month=2023-03")
    page.get_by_role("button", name="July 2023 ›").click()
    expect(page.get_by_role("heading", name="July 2023")).to_be_visible()
    page.wait_for_url("**month=2023-07")
    expect(page.locator(".calendar header button:focus")).to_have_count(1)


def test_a_month_shows_which_days_are_not_sure(visit: Open) -> None:
    page = visit(behind="#?view=month")
    doubted = page.locator(".calendar li.unsure")
    expect(doubted).to_contain_text(
        "Date approximate: Thursday 2 March – Friday 3 March "
        "Declaration of intent on migration and mobility"
    )


def test_a_month_names_some_of_many_events_of_a_day(visit: Open) -> None:
    page = visit("crowd", "#?view=month")
    expect(page.locator(".calendar .week a")).to_have_count(31)
    page.get_by_role("link", name="+10").click()
    expect(page.locator("#e9")).to_be_in_viewport()


def test_an_event_in_the_month_leads_to_its_card(visit: Open) -> None:
    page = visit(behind="#?view=month")
    page.locator(".calendar").get_by_role("link", name="MoU on defence").click()
    expect(page.locator("#defence-mou")).to_be_in_viewport()
    expect(page.locator(".calendar")).to_be_hidden()


def test_the_timeline_shows_the_whole_picture_alone(visit: Open) -> None:
    page = visit(behind="#?view=timeline")
    expect(page.locator("#_events")).to_be_hidden()
    box, picture = (
        page.locator(".picture").bounding_box(),
        page.locator("svg.across").bounding_box(),
    )
    assert box
    assert picture
    assert box["height"] >= picture["height"]


def test_what_is_chosen_holds_in_every_view(visit: Open) -> None:
    page = visit(behind="#?kind=keynote&view=month")
    expect(page.locator(".calendar .week a")).to_have_count(1)
    page.get_by_text("List", exact=True).click()
    expect(page.locator("main li[data-f]:not(.context):visible")).to_have_count(1)


def test_days_from_and_to_choose_events(visit: Open) -> None:
    page = visit("times", "#?from=2023-07-01&to=2023-12-31")
    expect(page.locator("main li[data-f]:visible")).to_have_count(1)
    expect(page.locator("#night")).to_be_visible()
    expect(page.get_by_role("button", name="From: 1 July 2023")).to_be_visible()


def test_in_a_frame_it_shows_the_events_alone(visit: Open) -> None:
    page = visit(behind="?embed=1")
    for selector in ("header.page", "form", "nav", "footer"):
        expect(page.locator(selector)).to_be_hidden()
    card = page.locator("#meloni-visit > div").bounding_box()
    assert card
    assert card["width"] > 800


def test_the_line_for_a_frame_is_to_be_copied(visit: Open) -> None:
    page = visit()
    page.get_by_text("Put this page into another").click()
    line = page.locator(".embed input").input_value()
    assert line.startswith('<iframe src="file:///')
    assert '?embed=1" title="India–Italy, March 2023"' in line


def test_ids_may_be_words_of_html(visit: Open) -> None:
    page = visit("words", "#form")
    expect(page.locator("main #form")).to_be_in_viewport()
    expect(page.locator("main li[data-f]:visible")).to_have_count(9)


def test_the_readers_own_time_stands_beside_that_of_the_place(visit: Open) -> None:
    page = visit(timezone_id="America/New_York")
    expect(page.locator("#raisina-keynote .own")).to_have_text("08:00–09:00 where you are")
    page = visit(timezone_id="Asia/Kolkata")
    expect(page.locator("#raisina-keynote time")).to_be_visible()
    expect(page.locator(".own")).to_have_count(0)


def test_without_any_day_or_event_it_is_a_page(visit: Open) -> None:
    expect(visit("none", "#?view=month").locator(".calendar h2")).to_be_visible()
    expect(visit("empty").get_by_text("No events yet.")).to_be_visible()
