/** The small group of the person whose phone it is, and the activity system it works on. */

/** The group as {id, name}; null without one. */
export function ownGroup(state) {
  const key = state.participants[0]?.group;
  return state.groups.find((group) => group.id === key) ?? null;
}

/** The activity system that is the own group's; null without one. */
export function ownSystem(state) {
  const group = ownGroup(state);
  return (group && state.systems.find((system) => system.group === group.id)) ?? null;
}
