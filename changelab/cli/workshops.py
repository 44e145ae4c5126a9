"""Commands that begin workshops or take them in."""

import json
import sys
from pathlib import Path

from changelab.cli.serve import serving_port
from changelab.domain.errors import Refused
from changelab.domain.vocabulary import Role
from changelab.service import Laboratory
from changelab.templates import find_template, read_shelf


def new(data: Path, template: str, title: str) -> int:
    """Begin a workshop and print what leads into it."""
    from changelab.live.addresses import lan_addresses

    with Laboratory(data) as laboratory:
        opened = laboratory.open_workshop(find_template(template), title)
    near = next((one.host for one in lan_addresses()), "localhost")
    base = f"http://{near}:{serving_port(data)}"
    said = {
        "workshop": opened.workshop,
        "join_code": opened.join_code,
        "links": {
            "participant": f"{base}/join/{opened.join_code}",
            **{role.value: f"{base}{_door(role)}{token}" for role, token in opened.tokens.items()},
        },
        "tokens": {role.value: token for role, token in opened.tokens.items()},
    }
    print(json.dumps(said, ensure_ascii=False, indent=2))
    return 0


def _door(role: Role) -> str:
    return "/room/" if role is Role.OBSERVER else "/enter/"


def templates() -> int:
    """Print the usable templates; what is wrong with the others goes to stderr."""
    shelf = read_shelf()
    listed = [
        {
            "id": blueprint.id,
            "title": blueprint.title,
            "description": blueprint.description,
            "sessions": len(blueprint.sessions),
        }
        for blueprint in shelf.blueprints.values()
    ]
    print(json.dumps(listed, ensure_ascii=False, indent=2))
    for refusal in shelf.refused:
        print(str(refusal), file=sys.stderr)
    return 0


def take_in(data: Path, file: Path) -> int:
    """Import a sample (TOML), a bundle (folder or zip) or a session.json."""
    from changelab.exports import read_bundle
    from changelab.service.samples import load_sample

    if not file.exists():
        raise Refused(f"There is no file {file}.", "Check its name.")
    with Laboratory(data) as laboratory:
        if file.suffix == ".toml":
            workshop = load_sample(laboratory, file)
        else:
            whole = read_bundle(file)
            workshop = whole.workshop
            laboratory.take_in(whole)
    print(json.dumps({"workshop": workshop}))
    return 0
