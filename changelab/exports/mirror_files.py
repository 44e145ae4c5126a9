"""The pictures of mirror material: files of the bundle, called by the id of their material."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import replace

from changelab.domain.materials import MaterialAdded
from changelab.domain.whole import WholeRecord
from changelab.exports.gathering import Gathering
from changelab.exports.refusals import damaged

FOLDER = "mirror"
_ENDINGS = {"image/png": "png", "image/jpeg": "jpg"}


def add_mirror_files(bundle: Gathering) -> None:
    """Add the picture of every piece of material that leaves with one."""
    bundle.begin("the mirror material")
    whole, materials = bundle.carried.whole, bundle.carried.state.materials
    for added in pictures_in(whole):
        content = whole.files.get(str(added.file))
        if content is not None:
            known = materials.get(added.material)
            source = known.source if known else ""
            bundle.add(
                f"{FOLDER}/{file_name(added)}",
                content,
                added.media_type or "application/octet-stream",
                f"mirror material: {' '.join((known.title if known else added.title).split())}",
                f"may show people: {', '.join(known.people)}" if known and known.people else "",
                f"of its source{f' ({source})' if source else ''}; not cleared",
            )


def pictures_in(whole: WholeRecord) -> Iterator[MaterialAdded]:
    """The material that was brought in with a picture, in order."""
    events = (fact.event for fact in whole.facts)
    return (one for one in events if isinstance(one, MaterialAdded) and one.file is not None)


def file_name(added: MaterialAdded) -> str:
    """x17.png."""
    return f"{added.material}.{_ENDINGS.get(added.media_type, 'bin')}"


def with_pictures(whole: WholeRecord, content_of: Callable[[str], bytes | None]) -> WholeRecord:
    """The record with the pictures that lie beside it; one that is missing stays missing.

    Args:
        content_of: the bytes of a file of the export by its path in it; None if it is not there.

    Raises:
        FileRefused: a picture is not the one that was exported.
    """
    files: dict[str, bytes] = {}
    for added in pictures_in(whole):
        name = f"{FOLDER}/{file_name(added)}"
        content = None if added.file in files else content_of(name)
        if content is None:
            continue
        if hashlib.sha256(content).hexdigest() != added.file:
            raise damaged(f"the picture {name} is not the one that was exported.")
        files[added.file] = content
    return replace(whole, files=dict(sorted(files.items())))
