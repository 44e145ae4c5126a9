"""Mirror material as the tests of pages bring it in."""


def brings(room, **fields) -> str:
    """Aino brings a letter in; its id."""
    wanted = {"form": "text", "title": "The letter", "text": "Three weeks.", **fields}
    return room.does(room.aino, "add_material", **wanted).made


def pieces(room) -> list:
    """What is here."""
    return [one for one in room.state.materials.values() if not one.removed]
