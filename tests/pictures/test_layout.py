"""Where pictures stand: in rows, the spare ones left out where that saves a row, wherever they stand."""

import pytest

from nblib.pictures.layout import GAP, HIGH, rows_in
from nblib.pictures.picture import Picture


def picture(width, spare=False, height=HIGH):
    made = Picture()
    made.size, made.spare = (width, height), spare
    return made


@pytest.mark.parametrize("first", [True, False])
def test_a_spare_picture_is_left_out_where_it_does_not_fit_wherever_it_stands(first):
    needed, spare = picture(400), picture(400, spare=True)
    pictures = [spare, needed] if first else [needed, spare]
    assert rows_in(800, pictures).pictures == tuple(pictures)
    assert rows_in(440, pictures).pictures == (needed,)
    assert rows_in(440, [spare]).pictures == (spare,)


def test_a_spare_picture_stays_where_leaving_it_out_would_save_no_row():
    tall, small, other = picture(300), picture(150, spare=True), picture(500)
    assert rows_in(440, [tall, small, other]).pictures == (tall, small, other)


def test_two_spare_pictures_that_share_a_row_are_both_left_out():
    """Without either of them alone there would be as many rows: on a telephone the picture took half the screen."""
    needed, one, other = picture(320), picture(250, spare=True), picture(220, spare=True)
    pictures = [needed, one, other]
    assert rows_in(800, pictures).pictures == tuple(pictures)
    assert rows_in(440, pictures).pictures == (needed, one), "the later one goes first"
    assert rows_in(360, pictures).pictures == (needed,)


def test_one_that_would_be_squeezed_too_much_begins_another_row():
    rows = rows_in(440, [picture(300), picture(300)])
    assert [top for _, top, _, _ in rows.boxes] == [0, HIGH + GAP]
    assert rows_in(800, [picture(300), picture(300)]).height == HIGH
