import tomllib

from hypothesis import given
from hypothesis import strategies as st

from nestbox.policy.value_file import lines_of
from tests.policy.cast import FILE

names = st.text("abc", min_size=1, max_size=6)
values = st.sampled_from(["1", '"x"', "[\n1,\n\n2]", '"""\nlike = "this"\n[or]\n"""', "'''\n# no\n'''"])
fillers = st.sampled_from(["", "\n", "# a note\n", "\n# like = 1\n\n"])


def test_a_key_is_found_on_its_line() -> None:
    assert lines_of("# note\n[posts]\nlength = 140\n")["posts.length"] == 3


def test_a_table_is_found_on_its_line() -> None:
    assert lines_of("# note\n[posts]\nlength = 140\n")["posts"] == 2


def test_a_list_is_found_where_it_begins() -> None:
    lines = lines_of("[a]\nmany = [\n  1,\n  2,\n]\nnext = 3")
    assert (lines["a.many"], lines["a.next"]) == (2, 6)


def test_what_only_looks_like_a_key_inside_a_text_is_not_one() -> None:
    assert lines_of('text = """\nlength = 1\n[posts]\n"""\nlength = 2') == {"text": 1, "length": 5}


def test_every_way_of_writing_a_key_is_found() -> None:
    lines = lines_of('a.b = 1\n"c" = 2\nd = {e = 3}\r\nf = 4')
    assert lines == {"a": 1, "a.b": 1, "c": 2, "d": 3, "d.e": 3, "f": 4}


def test_a_line_separator_of_unicode_is_not_a_line_of_the_file() -> None:
    assert lines_of('a = "x\u2028y"\nb = 1')["b"] == 2


@given(parts=st.lists(st.tuples(fillers, names, values), max_size=5, unique_by=lambda part: part[1]))
def test_each_key_is_on_the_line_that_begins_with_it(parts: list[tuple[str, str, str]]) -> None:
    text = "".join(f"{filler}{name} = {value}\n" for filler, name, value in parts)
    lines = text.split("\n")
    starts = {key: lines[number - 1].split(" ")[0] for key, number in lines_of(text).items()}
    assert starts == {key: key for key in tomllib.loads(text)}


def test_every_key_of_the_shipped_file_is_on_the_line_that_begins_with_it() -> None:
    lines = FILE.split("\n")
    starts = {key: lines[number - 1] for key, number in lines_of(FILE).items()}
    assert [
        key
        for key, line in starts.items()
        if not line.strip("[").removeprefix(f"{key.rpartition('.')[0]}.").startswith(key.rpartition(".")[2])
    ] == []
