"""People out of names: who a surname is, whatever the order."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg.link.people import Form, resolve


def test_a_surname_is_the_one_of_its_side() -> None:
    forms = [Form("Boris Johnson", "GBR"), Form("Lyndon Johnson", "USA"), Form("Johnson", "GBR"), Form("Johnson", "")]
    people = {person.label: set(person.forms) for person in resolve(forms)}
    assert Form("Johnson", "GBR") in people["Boris Johnson"]
    assert people["Johnson"] == {Form("Johnson", "")}


@given(
    st.permutations(
        [
            Form("Sergei Ryabkov", "RUS"),
            Form("Sergey Ryabkov", ""),
            Form("Ryabkov", "RUS"),
            Form("Riabkov", ""),
            Form("Anna Ryabkova", "RUS"),
            Form("Ryabkov", "KAZ"),
        ]
    )
)
def test_the_order_of_forms_does_not_matter(forms: list[Form]) -> None:
    assert resolve(forms) == resolve(sorted(forms))
    assert sorted(form for person in resolve(forms) for form in person.forms) == sorted(forms)


def test_one_name_never_makes_two_people_one() -> None:
    forms = [Form("George H.W. Bush", "USA"), Form("George W. Bush", "USA"), Form("George Bush", "USA")]
    assert len(resolve(forms)) == 3


def test_a_name_that_fits_two_goes_with_its_side() -> None:
    forms = [Form("Mohammed A. Salem", "EGY"), Form("Mohammed B. Salem", "YEM"), Form("Mohamed Salem", "YEM")]
    sides = [{form.party for form in person.forms} for person in resolve(forms)]
    assert sorted(sides, key=sorted) == [{"EGY"}, {"YEM"}]


def test_a_monarch_is_one_with_and_without_the_number() -> None:
    assert len(resolve([Form("King Abdullah II", "JOR"), Form("King Abdullah", "JOR"), Form("Abdullah", "JOR")])) == 1


def test_family_names_that_stand_first() -> None:
    forms = [
        Form("Xi Jinping", "CHN"),
        Form("Xi", "CHN"),
        Form("Kim Jong Un", "PRK"),
        Form("Kim Jong-un"),
        Form("Kim", "PRK"),
    ]
    assert {len(person.forms) for person in resolve(forms)} == {2, 3}
