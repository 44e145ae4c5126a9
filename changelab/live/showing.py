"""One workshop as the room and the people in it see it now, kept up to date by what changes.

A workshop of thousands of cards is looked through once; after that an act costs by
what it changed, not by what was there before. Lives on the event loop: no two
threads touch it.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import replace

from changelab.diagrams import Known
from changelab.domain.actors import Actor
from changelab.domain.entities import Contribution, Task
from changelab.domain.screen import counts_in
from changelab.domain.state import CONTRIBUTIONS, Change, Deed, WorkshopState
from changelab.domain.visibility import (
    four_field_as_seen,
    group_of,
    heading_as_seen,
    is_open_to_group,
    own_votes,
    with_the_course,
    without_loose_ends,
)
from changelab.domain.vocabulary import Role, Standing
from changelab.live.clock import clock_of
from changelab.live.display import Display, Rows, number_of, table_of
from changelab.live.faces import Faces, names_of
from changelab.live.frame import CARDS, Frame
from changelab.live.news import Concerns, News, NewsLog, Own, message
from changelab.live.rows import card_row, field_json, listed, plain_json
from changelab.live.versions import Versions
from changelab.live.wall import find_in

#: Tables of cards that lie on activity systems, which a small group may have of its own.
_OF_GROUPS = ("entries", "contradictions", "construed_objects")

#: What stood where, before an act changed it: by table and key.
Touched = dict[tuple[str, str], Change]


def everybody(who: str | None) -> bool:
    """It concerns everybody."""
    return True


class Showing:
    """What there is to see of one workshop.

    Attributes:
        state: the moment that is shown.
        beginnings: goes up by one when everybody must ask for everything again.
    """

    def __init__(self, state: WorkshopState) -> None:
        self.beginnings = 0
        self._faces = Faces()
        self._begin(state)

    def _begin(self, state: WorkshopState) -> None:
        self.state = state
        self._drawable: WorkshopState | None = None
        self.beginnings += 1
        self._written: dict[str, dict[str, None]] = defaultdict(dict)
        self._author: dict[str, str] = {}
        self._act: dict[str, str] = {}
        for deed in state.deeds.values():
            self._file(deed)
        self._display = Display(state)
        self._frame = Frame(state, self._display.shows, self._find)
        self._versions = Versions(state)
        self._versions.wall(self._frame.on_the_wall, self.drawable)
        self._wall = self._told_of_the_wall()
        self._log = NewsLog(state.seq)
        #: What those are told who missed what came after an event: phones, or screens.
        self._missed: dict[tuple[int, bool], bytes] = {}

    # --- going on -----------------------------------------------------------------------

    def follow(self, state: WorkshopState) -> None:
        """Go on to that state.

        After a restored backup, or when words were erased, everything is shown anew.
        """
        if state is self.state:
            return
        if not _goes_on(self.state, state):
            self._begin(state)
            return
        before, self.state = self.state, state
        self._missed.clear()
        if state.seq > before.seq:
            self._log.add(self._news_since(before))

    def go_on(self, state: WorkshopState) -> Callable[[str | None], bool]:
        """Follow, and say whom it concerns: phones by their person, None for the screens."""
        seq, beginnings = self.state.seq, self.beginnings
        self.follow(state)
        news = self.after(seq) if beginnings == self.beginnings else None
        if news is None:
            return everybody
        return lambda who: any(who in one.anew or one.message(who) for one in news)

    def after(self, seq: int) -> list[News] | None:
        """What is new after event `seq`; None if everything must be asked for again."""
        return None if seq > self.state.seq else self._log.after(seq)

    def told_since(self, seq: int, who: str | None) -> bytes | None:
        """What that person, or a screen (None), is told who has seen event `seq`.

        None if they must ask for everything again; may be nothing.
        """
        news = self.after(seq)
        if news is None or any(who in one.anew for one in news):
            return None
        if len(news) <= 1:
            return news[0].message(who) if news else b""
        if any(who in one.concerns for one in news):
            return self._as_it_is_now(news, who)
        # Many who come late together have missed the same.
        missed = (seq, who is None)
        if missed not in self._missed:
            self._missed[missed] = self._as_it_is_now(news, who)
        return self._missed[missed]

    def welcome(self, actor: Actor) -> None:
        """Know this person's anonymous cards from now on."""
        self._faces.welcome(actor, self.state)

    def _news_since(self, before: WorkshopState) -> News:
        state = self.state
        touched: Touched = {}
        for deed in _deeds_since(state, before.seq):
            self._file(deed)
            for change in deed.changes:
                touched.setdefault((change.table, change.key), change)
        tables = {table for table, _ in touched}
        changed = [key for table, key in touched if table in self._display.rows]
        cards = [*changed, *self._logged_with(changed), *self._cards_of_other_eyes(touched)]
        put, drop = self._display.look_at(state, cards)
        if drop or any(put.values()):
            tables.add(CARDS)
        screens, phones = self._frame.anew(state, tables, self._more_cards(touched))
        if "stage" in screens:
            # The clock runs on by itself from when it was set.
            screens["clock"] = phones["clock"] = plain_json(clock_of(state))
        other = self._pictures_changed(before, tables, put, drop)
        if self._versions.wall(self._frame.on_the_wall, self.drawable) or other:
            screens["pictures"] = plain_json(self.pictures())
        wall = self._told_of_the_wall()
        if wall != self._wall:
            self._wall = phones["wall"] = wall
        own = self._own_news(before, changed, cards, touched)
        return News(
            seq=state.seq,
            phones=message(state.seq, put, drop, phones),
            screens=message(state.seq, put, drop, screens),
            own={who: message(state.seq, put, drop, phones, one) for who, one in own.items()},
            anew=_regrouped(state, touched),
            cards=frozenset([*drop, *(key for rows in put.values() for key in rows)]),
            parts_of_phones=frozenset(phones),
            parts_of_screens=frozenset(screens),
            concerns={who: one.concerns for who, one in own.items()},
        )

    def _as_it_is_now(self, news: list[News], who: str | None) -> bytes:
        """One message for all this news, with what of it still holds."""
        put: Rows = defaultdict(dict)
        drop: list[str] = []
        for key in frozenset().union(*(one.cards for one in news)):
            row = self._display.rows[table_of(key)].get(key)
            if row is None:
                drop.append(key)
            else:
                put[table_of(key)][key] = row
        changed = (one.parts_of_screens if who is None else one.parts_of_phones for one in news)
        parts = self._parts(who, frozenset().union(*changed))
        mine = [one.concerns[who] for one in news if who is not None and who in one.concerns]
        own: dict[str, Own] = defaultdict(Own)
        for concerns in mine:
            self._catch_up(concerns, who or "", own)
        return message(self.state.seq, put, drop, parts, own[who or ""] if mine else None)

    def _parts(self, who: str | None, names: frozenset[str]) -> dict[str, bytes]:
        frame = self._frame
        now = frame.for_screens() if who is None else frame.for_phones_that_follow()
        now["clock"] = plain_json(clock_of(self.state))
        now["wall"] = self._wall
        if "pictures" in names:
            now["pictures"] = plain_json(self.pictures())
        return {name: now[name] for name in names}

    def _catch_up(self, concerns: Concerns, who: str, own: dict[str, Own]) -> None:
        for key in concerns.own:
            self._own_card(key, own)
        for key in concerns.group:
            item = getattr(self.state, table_of(key)).get(key)
            if self._group_sees(self.state, item, who):
                own[who].put[table_of(key)][key] = self._display.row(item)
            elif not self._display.shows(key):
                own[who].drop.append(key)
        if "participants" in concerns.parts:
            own[who].parts["participants"] = self._person(who)
        person = self._faces.behind(who, None)
        if "votes" in concerns.parts and person is not None:
            own[who].parts["votes"] = self._votes(person)

    def _file(self, deed: Deed) -> None:
        """Know later whose card it is, and which act it came from."""
        for change in deed.changes:
            item = change.after
            if isinstance(item, Contribution) and item.id not in self._author:
                self._written[item.author][item.id] = None
                self._author[item.id] = item.author
                self._act[item.id] = deed.act_id

    def _cards_of_other_eyes(self, touched: Touched) -> list[str]:
        """The cards of tasks that were revealed, covered, or are shown to others now."""
        state = self.state
        tasks = {
            key
            for (table, key), change in touched.items()
            if table == "tasks" and _eyes(change.before) != _eyes(state.tasks.get(key))
        }
        return [item.id for item in state.contributions() if item.task in tasks] if tasks else []

    def _logged_with(self, changed: list[str]) -> list[str]:
        """Manifestations go where the contradictions go that they were logged with."""
        found = (self.state.contradictions.get(key) for key in changed)
        return [key for one in found if one is not None for key in one.manifestations]

    def _more_cards(self, touched: Touched) -> int:
        task = self.state.stage.task
        if task is None:
            return 0
        return sum(
            counts_in(getattr(self.state, table).get(key), task) - counts_in(change.before, task)
            for (table, key), change in touched.items()
            if table in self._display.rows
        )

    def _pictures_changed(
        self, before: WorkshopState, tables: set[str], put: Rows, drop: list[str]
    ) -> bool:
        if tables & {"systems", "about"}:
            self._versions.all_anew(self.state)
            return True
        keys = [*drop, *(key for rows in put.values() for key in rows)]
        moments = (before, self.state)
        there = [getattr(state, table_of(key)).get(key) for key in keys for state in moments]
        return self._versions.anew(self.state.seq, [item for item in there if item is not None])

    # --- what one sees of one's own -----------------------------------------------------

    def _own_news(
        self, before: WorkshopState, changed: list[str], cards: list[str], touched: Touched
    ) -> dict[str, Own]:
        own: dict[str, Own] = defaultdict(Own)
        for key in dict.fromkeys(changed):
            self._own_card(key, own)
        for key in dict.fromkeys(cards):
            self._card_of_group(before, key, own)
        for (table, key), change in touched.items():
            if table == "participants" and key in self.state.participants:
                own[key].parts["participants"] = self._person(key)
            elif table == "votes":
                self._vote(change, own)
        return own

    def _own_card(self, key: str, own: dict[str, Own]) -> None:
        item = getattr(self.state, table_of(key)).get(key)
        author = self._author.get(key, "")
        person = self._faces.behind(author, item.task if item else None)
        if person is None:
            return
        if item is None or item.standing is Standing.WITHDRAWN:
            own[person.id].gone.append(key)
        else:
            own[person.id].rows[table_of(key)][key] = self._own_row(item, person)
            own[person.id].sent[self._act[key]] = key

    def _own_row(self, item: Contribution, person: Actor) -> bytes:
        mine = replace(item, author=person.id)
        return card_row(without_loose_ends(mine, self._display.shows))

    def _card_of_group(self, before: WorkshopState, key: str, own: dict[str, Own]) -> None:
        """A card on a small group's own system, which the group sees before the room does."""
        table = table_of(key)
        was, item = getattr(before, table).get(key), getattr(self.state, table).get(key)
        groups = {
            group_of(before, was) if was else None,
            group_of(self.state, item) if item else None,
        }
        if not groups - {None} or self._display.shows(key):
            return
        for person in self.state.participants.values():
            if person.group not in groups or person.group is None:
                continue
            if self._group_sees(self.state, item, person.id):
                own[person.id].put[table][key] = self._display.row(item)
            elif self._group_sees(before, was, person.id):
                own[person.id].drop.append(key)

    def _group_sees(self, state: WorkshopState, item: Contribution | None, who: str) -> bool:
        """True if this is a card of others that the person sees as one of a small group."""
        person = state.participants.get(who)
        if item is None or person is None:
            return False
        author = self._faces.behind(item.author, item.task)
        if author is not None and author.id == who:
            return False
        return is_open_to_group(state, item, person.group)

    def _vote(self, change: Change, own: dict[str, Own]) -> None:
        vote = change.after or change.before
        person = self._faces.behind(vote.voter, vote.ballot)
        if person is not None:
            own[person.id].parts["votes"] = self._votes(person)

    def _votes(self, person: Actor) -> bytes:
        return field_json("votes", list(own_votes(self.state, person).values()))

    def _person(self, key: str) -> bytes:
        known = self.state.participants.get(key)
        return field_json("participants", [known] if known else [])

    def _told_of_the_wall(self) -> bytes:
        """The pictures that the room looks at, as phones are told: names and versions."""
        return plain_json(self._versions.of_the_screen(self.state, self._frame.screen))

    def _find(self, name: str) -> Known | None:
        """The picture of that name, if the room can see it."""
        return find_in(self.drawable())(name)

    # --- the whole ----------------------------------------------------------------------

    def pictures(self) -> dict[str, dict[str, str]]:
        """The version of each picture in each period."""
        return self._versions.by_name(self.state)

    def drawable(self) -> WorkshopState:
        """What the room sees in pictures: as `visible_in_pictures`, from what is kept here."""
        if self._drawable is None or self._drawable.seq != self.state.seq:
            self._drawable = self._seen_in_pictures()
        return self._drawable

    def sees_what_the_room_does(self, actor: Actor) -> bool:
        """True if that person sees no card that the room does not: theirs is the same picture."""
        if actor.role is not Role.PARTICIPANT:
            return True
        self.welcome(actor)
        own = (item for items in self._own_cards(actor).values() for item in items)
        groups = (item for table in _OF_GROUPS for item in self._of_group(actor, table))
        return all(self._display.shows(item.id) for item in (*own, *groups))

    def _seen_in_pictures(self) -> WorkshopState:
        self._display.in_order()
        seen, shows = self.state.copy(), self._display.shows
        for table, items in self._display.items.items():
            setattr(seen, table, dict(items))
        seen.four_fields = {
            key: four_field_as_seen(one, shows) for key, one in self.state.four_fields.items()
        }
        told = {key: heading_as_seen(one, shows) for key, one in self.state.headings.items()}
        seen.headings = {key: one for key, one in told.items() if one is not None}
        seen.participants, seen.votes, seen.deeds = {}, {}, {}
        return with_the_course(seen, self.state)

    def told_to_screens(self) -> dict[str, bytes]:
        """Everything that a screen of the room is told."""
        rows = {name: listed(kept.values()) for name, kept in self._display.in_order().items()}
        nobody = {"participants": b"[]", "votes": b"[]", "own": b"{}", "sent": b"{}"}
        return {
            **self._head(),
            **self._frame.for_screens(),
            **rows,
            **nobody,
            "pictures": plain_json(self.pictures()),
        }

    def told_to(self, person: Actor) -> dict[str, bytes]:
        """Everything that this person is told."""
        self.welcome(person)
        mine = self._own_cards(person)
        rows: dict[str, bytes] = {}
        for name, shown in self._display.in_order().items():
            beside = {
                **{item.id: self._display.row(item) for item in self._of_group(person, name)},
                **{item.id: self._own_row(item, person) for item in mine[name]},
            }
            seen = {**shown, **beside}
            order = sorted(seen, key=number_of) if beside else list(seen)
            rows[name] = listed(seen[key] for key in order)
        own = [item for items in mine.values() for item in items]
        return {
            **self._head(),
            **self._frame.for_phones(),
            **rows,
            "participants": self._person(person.id),
            "votes": self._votes(person),
            "own": plain_json({item.id: item.standing.value for item in own}),
            "sent": plain_json({self._act[item.id]: item.id for item in own}),
            "pictures": b"{}",
            "wall": self._wall,
        }

    def _head(self) -> dict[str, bytes]:
        return {
            "workshop": plain_json(self.state.workshop),
            "seq": b"%d" % self.state.seq,
            "clock": plain_json(clock_of(self.state)),
        }

    def _own_cards(self, person: Actor) -> dict[str, list[Contribution]]:
        found: dict[str, list[Contribution]] = {name: [] for name in CONTRIBUTIONS.values()}
        for author in names_of(person, self.state):
            for key in self._written.get(author, ()):
                item = getattr(self.state, table_of(key)).get(key)
                if item is not None and item.standing is not Standing.WITHDRAWN:
                    found[table_of(key)].append(item)
        return found

    def _of_group(self, person: Actor, table: str) -> Iterable[Contribution]:
        known = self.state.participants.get(person.id)
        if known is None or known.group is None or table not in _OF_GROUPS:
            return []
        items = getattr(self.state, table).values()
        return [item for item in items if is_open_to_group(self.state, item, known.group)]


def _goes_on(before: WorkshopState, state: WorkshopState) -> bool:
    """True if `state` is a later moment of the same record, and no words went between."""
    if state.seq < before.seq:
        return False
    if (state.erased, state.set_aside) != (before.erased, before.set_aside):
        return False
    tip = next(reversed(before.deeds))
    return tip in state.deeds and state.deeds[tip].seqs == before.deeds[tip].seqs


def _deeds_since(state: WorkshopState, seq: int) -> list[Deed]:
    found = []
    for deed in reversed(state.deeds.values()):
        if deed.seqs[-1] <= seq:
            break
        found.append(deed)
    return found[::-1]


def _eyes(task: Task | None) -> tuple:
    """Whose eyes the cards of a task are for."""
    return (task.plan.who_sees, task.revealed, task.plan.by_groups) if task else ()


def _regrouped(state: WorkshopState, touched: Touched) -> frozenset[str]:
    """People who came into another small group: they see other cards now."""
    return frozenset(
        key
        for (table, key), change in touched.items()
        if table == "participants"
        and change.before is not None
        and key in state.participants
        and change.before.group != state.participants[key].group
    )
