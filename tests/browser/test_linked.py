"""The policy of the site lets the data in its pages stand: no browser takes it for a script."""

import json

from tests.browser.conftest import KINDS


def test_data_in_a_page_is_read_and_never_refused(show):
    page = show(KINDS["meeting"])
    policy = page.request.get(page.url).headers["content-security-policy"]
    assert "script-src 'self'" in policy
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.reload()
    block = page.text_content("script[type='application/ld+json']")
    assert block
    assert json.loads(block)["@context"] == "https://schema.org"
    assert said == []
