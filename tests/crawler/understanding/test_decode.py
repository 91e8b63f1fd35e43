"""Pages come out as text whatever their encoding says or does not say."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.understanding.decode import codec_of, decode

SAID = {
    "cp1251": "Паром снова выйдет в понедельник, сообщила мэр на причале.",
    "koi8_r": "Паром снова выйдет в понедельник, сообщила мэр на причале.",
    "cp1252": "Die Fähre fährt wieder, sagte die Bürgermeisterin am Anleger, für zwei Kronen.",
    "cp1250": "Přívoz vypluje znovu v pondělí, řekla starostka na molu, dětem zdarma.",
    "cp1253": "Το πορθμείο θα πλέει ξανά από τη Δευτέρα, είπε η δήμαρχος",
    "cp1254": "Feribot pazartesi günü yeniden çalışacak, dedi başkan, çocuklar ücretsiz",
    "cp1255": "המעבורת תשוב להפליג ביום שני אמרה ראש העיר",
    "cp1256": "تعود العبارة إلى الإبحار يوم الاثنين قالت رئيسة البلدية",
    "cp874": "เรือข้ามฟากจะกลับมาแล่นอีกครั้งในวันจันทร์",
    "cp932": "渡し船が月曜日から再び運航されると町長が話した。",
    "euc_jp": "渡し船が月曜日から再び運航されると町長が話した。",
    "gb18030": "渡船将于星期一恢复航行，市长在码头上这样说，这是十一年来的第一次。",
    "big5hkscs": "渡船將於星期一恢復航行，市長在碼頭上這樣說，這是十一年來的第一次。",
    "cp949": "나룻배가 월요일부터 다시 다닌다고 시장이 말했다",
}


@pytest.mark.parametrize("codec", SAID)
def test_undeclared_bytes_are_told_by_their_letters(codec: str) -> None:
    found = decode((SAID[codec] * 3).encode(codec))
    assert found.text == SAID[codec] * 3
    assert found.damaged == 0


@pytest.mark.parametrize("codec", SAID)
def test_a_declaration_in_the_header_or_the_page_is_believed(codec: str) -> None:
    text = f"<p>{SAID[codec]}</p>"
    assert decode(text.encode(codec), {"content-type": f"text/html; charset={codec}"}).text == text
    page = f'<meta http-equiv="Content-Type" content="text/html; charset={codec}">{text}'
    assert decode(page.encode(codec)).text == page


def test_sound_utf8_is_utf8_whatever_its_label() -> None:
    assert decode("<p>Fähre</p>".encode(), {"content-type": "text/html; charset=iso-8859-1"}).text == "<p>Fähre</p>"


def test_a_byte_order_mark_wins() -> None:
    for codec in ("utf-16", "utf-8-sig"):
        found = decode("<p>Přívoz</p>".encode(codec), {"content-type": "text/html; charset=windows-1252"})
        assert (found.text, found.source) == ("<p>Přívoz</p>", "bom")


def test_utf16_without_a_mark_is_seen_by_its_zeros() -> None:
    assert decode("<p>The ferry returns</p>".encode("utf-16-le")).text == "<p>The ferry returns</p>"


def test_a_few_broken_bytes_do_not_change_the_encoding() -> None:
    found = decode("Přívoz vypluje znovu v pondělí, řekla starostka".encode() + b"\xff!")
    assert found.encoding == "utf-8"
    assert found.damaged == 1
    assert found.text.startswith("Přívoz")


@pytest.mark.parametrize(
    ("label", "codec"),
    [
        ("latin1", "cp1252"),
        ("GB2312", "gb18030"),
        ("x-sjis", "cp932"),
        ("UTF-16", "utf-8"),
        ("rot13", None),
        ("", None),
    ],
)
def test_labels_mean_what_browsers_mean(label: str, codec: str | None) -> None:
    assert codec_of(label) == codec


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=400), st.sampled_from(["", "text/html", "text/html; charset=shift_jis", "charset=utf-7"]))
def test_no_bytes_raise(body: bytes, content_type: str) -> None:
    assert isinstance(decode(body, {"content-type": content_type}).text, str)


@pytest.mark.parametrize(
    "text", ["The ferry — late again — sails.", "Die Fähre … “für alle”, sagte sie. 🚢", "船は — 出る。"]
)
def test_a_page_encoded_twice_is_decoded_twice(text: str) -> None:
    twice = text.encode().decode("latin-1").encode()
    found = decode(twice)
    assert (found.text, found.encoding) == (text, "utf-8")
    assert found.raw == text.encode()


def test_text_that_only_speaks_of_such_an_accident_stays_as_it_is() -> None:
    text = "A dash — comes out as â\x80\x94 when encoded twice."
    assert decode(text.encode()).text == text
