from kiosk.takehome import pages


def as_is(message: str) -> str:
    return message


def test_looking_at_an_offer_is_a_form_and_no_link() -> None:
    text = pages.offer_page(as_is, "en")
    assert 'method="post"' in text
    assert "href" not in text
    assert "<script" not in text


def test_each_format_has_its_link() -> None:
    text = pages.files_page(as_is, "en", pages.KINDS, member=False)
    assert all(f'href="/files/{kind}"' in text for kind in pages.KINDS)
    assert "/everything" not in text


def test_a_member_is_asked_for_the_pin_before_everything() -> None:
    text = pages.files_page(as_is, "en", (), member=True)
    assert 'type="password"' in text
    assert 'method="post" action="/everything"' in text


def test_words_are_escaped() -> None:
    assert "<b>" not in pages.page(pages.GONE, lambda _: "<b>", "en")
