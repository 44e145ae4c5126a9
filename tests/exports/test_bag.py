"""An export as a BagIt bag: bagit finds it whole, notices what is not, and we read it back."""

import hashlib

import bagit
import pytest
from taking_away import contents, export

from changelab.exports import ExportPurpose, Wishes, export_bundle, read_bundle
from changelab.exports.placing import zip_beside


@pytest.fixture
def bagged(studied, renderer, tmp_path):
    """Puts Eeva's study into a bag of that name."""

    def put(name: str, purpose=ExportPurpose.ARCHIVE):
        whole = studied.laboratory.whole(studied.workshop)
        export_bundle(
            whole, tmp_path / name, purpose=purpose, renderer=renderer, wishes=Wishes(bag=True)
        )
        return tmp_path / name

    return put


def test_bagit_finds_it_whole(bagged):
    """Every file with its hash, and the description of the bag itself."""
    bag = bagit.Bag(str(bagged("kept")))
    bag.validate()

    assert bag.version_info == (1, 0)
    assert bag.algorithms == ["sha256"]
    assert bag.info["External-Description"] == "Whose child is it?"
    assert bag.info["Payload-Oxum"].endswith(f".{len(list(bag.payload_files()))}")


def test_the_export_lies_in_it_unchanged(studied, bagged, renderer, tmp_path):
    """The same files as without a bag, one folder deeper."""
    export(studied, tmp_path / "plain", renderer, ExportPurpose.ARCHIVE)

    assert contents(bagged("kept") / "data") == contents(tmp_path / "plain")


@pytest.mark.parametrize("file", ["data/README.txt", "data/data/session.json", "bag-info.txt"])
def test_one_changed_byte_is_noticed(bagged, file):
    """In what was wrapped as in what describes it."""
    changed = bagged("kept") / file
    content = bytearray(changed.read_bytes())
    content[-2] ^= 1
    changed.write_bytes(content)

    with pytest.raises(bagit.BagValidationError):
        bagit.Bag(str(changed.parents[file.count("/")])).validate()


def test_the_workshop_can_be_opened_from_it_again(studied, bagged, renderer, tmp_path):
    """From the folder and from its zip, as from an export without a bag."""
    folder = bagged("kept", ExportPurpose.ANALYSIS)
    export(studied, tmp_path / "plain", renderer)
    plain = read_bundle(tmp_path / "plain")

    assert [turn.text for turn in next(iter(plain.corpus.values()))]
    for place in (folder, zip_beside(folder)):
        assert read_bundle(place) == plain


def test_the_same_record_gives_the_same_bag(bagged):
    """To the byte, its zip included; the day on it is that of the record."""
    one, other = bagged("one"), bagged("other")

    assert contents(one) == contents(other)
    assert zip_beside(one).read_bytes() == zip_beside(other).read_bytes()


def test_a_bag_is_replaced_by_the_next_export_and_the_other_way_round(studied, bagged, renderer):
    """Both know the other for an export of this workshop."""
    folder = bagged("kept")
    studied.does(studied.bilal, "place_note", surface="ideas", period="future", text="more")
    again = bagged("kept")
    export(studied, again, renderer)

    assert folder == again
    assert not (again / "bagit.txt").exists()
    assert hashlib.sha256((again / "data" / "session.json").read_bytes()).hexdigest() in (
        again / "data_list.csv"
    ).read_text("utf-8")
    bagged("kept")
    bagit.Bag(str(again)).validate()
