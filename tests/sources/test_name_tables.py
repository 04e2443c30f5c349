import pytest

from bilateral.sources.name_tables import parse_names

HEADER = "code,name,state_id,since,until\n"


def test_a_name_means_what_it_meant_then() -> None:
    table = parse_names(HEADER + "YU,Yugoslavia,YUG,,2006-06-04\nYU,Yugoslavia,SRB,2006-06-05,\n", "here")
    assert table.find("YU", "Yugoslavia", "1999") == ("YUG",)
    assert table.find("YU", "Yugoslavia", "2006-06-04") == ("YUG",)
    assert table.find("YU", "Yugoslavia", "2006-06-05") == ("SRB",)
    assert table.find("YU", "Yugoslavia", "2006-06") == ("YUG", "SRB")
    assert table.find("", "Yugoslavia", "1999") == ()
    assert table.near("Yugoslavija") == ["Yugoslavia"]


@pytest.mark.parametrize(
    "rows",
    [
        "X,Thing,AAA,,\nX,Thing,BBB,,\n",
        "X,Thing,AAA,,1990-01-01\nX,Thing,BBB,1990-01-01,\n",
        "X,Thing,AAA,1980-01-01,1990-01-01\nX,Thing,BBB,,\n",
    ],
)
def test_two_meanings_on_one_day_are_refused(rows: str) -> None:
    with pytest.raises(ValueError, match="AAA and BBB on the same day"):
        parse_names(HEADER + rows, "here")


def test_another_header_is_refused() -> None:
    with pytest.raises(ValueError, match="here: header is"):
        parse_names("name,code\n", "here")
