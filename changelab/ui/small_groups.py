"""Small groups while they work: how far each has come, and who is in none yet."""

import streamlit as st

from changelab.domain.entities import Task
from changelab.domain.state import WorkshopState
from changelab.domain.visibility import group_of
from changelab.domain.vocabulary import Purpose, Role
from changelab.ui import asked, visit
from changelab.ui.said import living
from changelab.ui.ways import page
from changelab.ui.words import counted


def groups_at_work(state: WorkshopState, task: Task) -> None:
    """How many cards each group has, and one click for those who are in none."""
    if not state.groups:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.info("This task is for small groups, and there are none yet.")
            if visit.role() is Role.FACILITATOR:
                st.page_link(page("prepare"), label="Form them in Prepare")
        return
    cards = [group_of(state, one) for one in living(state.contributions()) if one.task == task.id]
    members = members_of(state)
    counts = " · ".join(
        f"**{visit.plain(group.name)}** {counted(cards.count(group.id), 'card')}, "
        f"{counted(len(members[group.id]), 'person', 'people')}"
        for group in state.groups.values()
    )
    alone = in_no_group(state)
    with st.container(horizontal=True, vertical_alignment="center", key="groups-at-work"):
        st.markdown(counts, width="content")
        if alone:
            who = ", ".join(alone[:6]) + (f" and {len(alone) - 6} more" if len(alone) > 6 else "")
            st.markdown(f":orange[in no group yet: {who}]", width="content")
            st.button(
                "Put them into the smallest" if len(alone) > 1 else "Put into the smallest",
                key="put-in-groups",
                on_click=put_in_the_smallest,
                args=(alone,),
                disabled=visit.role() is not Role.FACILITATOR,
            )


def members_of(state: WorkshopState) -> dict[str, list[str]]:
    """Who is in which group, by the group's id."""
    return {
        group: [one.id for one in state.participants.values() if one.group == group]
        for group in state.groups
    }


def in_no_group(state: WorkshopState) -> list[str]:
    """Those who take part and have no group yet."""
    return [
        one.id
        for one in state.participants.values()
        if one.group is None and one.withdrawn is None and one.consent.get(Purpose.TAKE_PART, True)
    ]


def put_in_the_smallest(people: list[str]) -> None:
    """Put each into the group that is smallest then; fit for `on_click`."""
    sizes = {group: len(there) for group, there in members_of(visit.acts()).items()}
    acts = []
    for person in people:
        group = min(sizes, key=lambda one: sizes[one])
        sizes[group] += 1
        acts.append({"act": "put_in_group", "participant": person, "group": group})
    asked.do_together(acts)
