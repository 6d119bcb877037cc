"""What a learner does in a chapter so that all of it is to be seen."""

OUTER = ".nblib-panel:not(.nblib-panel .nblib-panel, .nblib-recall)"  # recall: two questions, no panel


def answer_all(course):
    """Answer every prediction, have the answers explained, and ask for the first hint. Returns how many panels there are."""
    count = course.page.locator(OUTER).count()
    for number in range(count):
        panel = course.panel(number)
        if panel.locator(".nblib-options button:enabled").count():
            course.answer(panel, "A")
        is_exercise = "nblib-question" in panel.get_attribute("class")
        more = panel.get_by_role("button").last if is_exercise else panel.locator("button.nblib-reveal")
        if more.count() and more.is_visible():
            more.click()
    course.until(course.idle)
    course.page.wait_for_timeout(500)
    return count


def open_code(course):
    """Show every panel's words and code."""
    for button in course.page.locator("button.nblib-in-words, button.nblib-code").all():
        if button.is_visible():
            button.click()
    course.until(course.idle)


def open_drawers(place):
    """Open the playground's drawers, on the page or in a panel. Returns how many were closed."""
    drawers = [button for button in place.locator(".nblib-face-more").all() if button.is_visible()]
    closed = [button for button in drawers if button.get_attribute("aria-expanded") == "false"]
    for button in closed:
        button.press("Enter")
    return len(closed)


def groups(course):
    """Open the groups of controls one after another; yields after each."""
    open_drawers(course.page)
    heads = course.page.locator(".nblib-headings")
    for row in range(heads.count()):
        for button in heads.nth(row).get_by_role("button").all():
            button.scroll_into_view_if_needed()
            button.click()
            course.page.wait_for_timeout(300)
            yield button.text_content()
