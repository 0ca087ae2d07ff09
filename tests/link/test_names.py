"""Names: what two spellings have in common, what keeps two people apart, and that blocks never part what is one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.data.posts import given_names
from kg.link.names import block_key, likeness, same_name, surname, tokens


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("President Xi Jinping", ("jinping", "xi")),
        ("XI JINPING", ("jinping", "xi")),
        ("Kim Jong-un", ("jongun", "kim")),
        ("Kim Campbell", ("kim", "campbell")),
        ("Lee Hsien Loong", ("hsien", "loong", "lee")),
        ("Le Duc Tho", ("duc", "tho", "le")),
        ("Jean-Yves Le Drian", ("jeanyves", "drian")),
        ("Ursula von der Leyen", ("ursula", "leyen")),
        ("Mohammed bin Salman", ("mohammed", "binsalman")),
        ("Mohammed bin Salman Al Saud", ("mohammed", "binsalman")),
        ("Abd al-Fattah al-Sisi", ("abdulfattah", "sisi")),
        ("Robert O’Brien", ("robert", "obrien")),
        ("King Abdullah II", ("abdullah",)),
        ("Joseph R. Biden, Jr.", ("joseph", "r", "biden")),
        ("S. Lavrov", ("s", "lavrov")),
        ("Milo Đukanović", ("milo", "dukanovic")),
        ("", ()),
        ("...", ()),
    ],
)
def test_tokens(name: str, words: tuple[str, ...]) -> None:
    assert tokens(name) == words
    assert surname(name) == (words[-1] if words else "")


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Sergei Ryabkov", "Sergey Ryabkov"),
        ("Vladimir Zelenskiy", "Volodymyr Zelenskyy"),
        ("Slobodan Milosevich", "Slobodan Milošević"),
        ("Mohammad Javad Zarif", "Mohammed Javad Zarif"),
        ("Muhammad Zarif", "Mohammed Zarif"),
        ("Kim Jong-un", "Kim Jong Un"),
        ("Xi Jinping", "Jinping Xi"),
        ("Bill Clinton", "William J. Clinton"),
        ("Abdel Fattah al-Sisi", "Abdul-Fattah el-Sissi"),
        ("Mikhail Gorbachev", "Mikhail Gorbatchov"),
        ("Schroeder", "Gerhard Schröder"),
        ("Alexander Lukashenko", "Aliaksandr Lukashenka"),
        ("Hillary Rodham Clinton", "Hillary Clinton"),
        ("Boris Yeltsin", "Boris Eltsin"),
        ("Tayyip Erdogan", "Recep Tayyip Erdoğan"),
        ("Yasser Arafat", "Yasir Arafat"),
        ("Manmohan Singh", "Man Mohan Singh"),
        ("Leonid Brezhnev", "Leonid Brejnev"),
        ("J.D. Vance", "JD Vance"),
        ("von der Leyen", "Ursula von der Leyen"),
        ("bin Salman", "Crown Prince Mohammed bin Salman"),
        ("Lula da Silva", "Luiz Inácio Lula da Silva"),
        ("General Prayut Chan-o-cha", "Prayuth Chan-ocha"),
        ("Le Drian", "Jean-Yves Le Drian"),
        ("Kishida Fumio", "Fumio Kishida"),
        ("Orbán Viktor", "Viktor Orban"),
        ("Jake Sullivan", "Jacob Sullivan"),
        ("Oleksandr Hryhorenko", "Alexander Grigorenko"),
        ("Mohammed Yousef Al-Harbi", "Muhammad Yusuf al-Harbi"),
        ("Khrushchev", "Nikita Khrushchov"),
        ("Sigmar Gabriel", "Gabriel"),
        ("Mr. Annan", "Kofi Annan"),
        ("Volodymyr Zelensky", "Volodymyr Zelenskyy"),
        ("Lavrov", "Sergei Lavrov"),
        ("S. Lavrov", "Sergei Lavrov"),
        ("Viktor Yanukovych", "Viktor Yanukovich"),
        ("José Barroso", "Jose Barroso"),
    ],
)
def test_one_person(one: str, two: str) -> None:
    assert same_name(one, two)
    assert same_name(two, one)
    assert block_key(one) == block_key(two)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Bill Clinton", "Hillary Clinton"),
        ("Sergei Lavrov", "Sergei Ryabkov"),
        ("Kim Jong-il", "Kim Jong-un"),
        ("Kim Jong Un", "Kim Dae Jung"),
        ("George H.W. Bush", "George W. Bush"),
        ("Lech Kaczyński", "Jarosław Kaczyński"),
        ("Sergei Ryabkov", "Anna Ryabkova"),
        ("Ryabkov", "Ryabkova"),
        ("Powell", "Howell"),
        ("Hill", "Gill"),
        ("Hassan", "Hussein"),
        ("King Salman", "Mohammed bin Salman"),
        ("Li Peng", "Li Keqiang"),
        ("Wang Yi", "Wang Wenbin"),
        ("Zhang", "Yang Jiechi"),
        ("Johnson", "Johnston"),
        ("Saddam Hussein", "Barack Hussein Obama"),
        ("Abdullah bin Zayed", "Mohammed bin Zayed"),
        ("Abu Mazen", "Mazen"),
        ("", "Sergei Lavrov"),
        ("", ""),
    ],
)
def test_two_people(one: str, two: str) -> None:
    assert not same_name(one, two)
    assert not same_name(two, one)


def test_likeness_falls_with_what_is_left_open() -> None:
    whole = "Sergei Lavrov"
    ladder = [likeness(whole, other) for other in (whole, "Sergey Lavrov", "S. Lavrov", "Lavrov", "Anna Lavrova")]
    assert ladder == sorted(ladder, reverse=True)
    assert (ladder[0], ladder[-1]) == (1, 0)


FIRST = st.sampled_from(sorted(given_names())[::37])
LAST = st.sampled_from(
    ["Lavrov", "Lavrova", "al-Sisi", "el Sissi", "Zelensky", "Zelenskyy", "Kim", "Xi", "Le Pen", "O'Brien", "Sarkozy",
     "Milosevic", "Milošević", "bin Salman", "von der Leyen", "Nguyen", "Yushchenko", "Wałęsa", "Walesa"]
)  # fmt: skip
NAME = st.builds(lambda *parts: " ".join(parts).strip(), st.just("") | FIRST, LAST) | st.text(max_size=24)


@given(NAME, NAME)
def test_scores_are_symmetrical_and_blocks_hold(one: str, two: str) -> None:
    assert likeness(one, two) == likeness(two, one)
    if same_name(one, two):
        assert block_key(one) == block_key(two)


@given(NAME)
def test_a_name_is_like_itself(name: str) -> None:
    assert likeness(name, name) == (1 if tokens(name) else 0)
