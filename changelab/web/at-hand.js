/** The task at hand: its question, and under it the one thing the phone can do now. */

import { candidatesOf, chosenIn, closedBallot, openBallot } from "./ballots.js";
import { TaskClock } from "./clock.js";
import { composer } from "./composer.js";
import { fill, make } from "./dom.js";
import { materialView } from "./material-view.js";
import { ownGroup, ownSystem } from "./own-group.js";
import { ballotResults } from "./results.js";
import { ballotForm } from "./vote.js";

/** A group that was formed after its task had begun. */
const GROUP_NOT_READY = "There is nothing for your group to work on yet. Tell the facilitator.";

/** What there is to do: a key of the wording if there is only something to read. */
function toDo(state) {
  const task = state.tasks[0];
  if (state.about.archived) return "archived";
  if (!task) return state.screen.shows === "ended" ? "ended" : "waiting";
  if (openBallot(state)) return "vote";
  if (task.plan.kind === "listen") return "listen";
  if (task.plan.kind === "vote") return closedBallot(state) ? "results" : "vote_soon";
  if (task.plan.by_groups && !ownSystem(state)) return "no_group";
  return "compose";
}

/**
 * `element`, `show(words, state)` for each newer state, `showVote(words, state, items, online)`
 * whenever the outbox has changed too. `onSend` gets acts and answers what to say about
 * them, `onCast` a ballot and what is chosen, `onShown` the question, for `recall`.
 * `pictureKey` opens the pictures of mirror material.
 */
export function taskAtHand({ limits, draft, pictureKey, onSend, onCast, onShown }) {
  const clock = new TaskClock();
  const title = make("p", { class: "title" });
  const time = make("p", { class: "clock", hidden: true, "aria-label": "Time left" });
  const question = make("div", { class: "question" });
  const notCounted = make("p", { class: "message", role: "alert", hidden: true });
  const place = make("div");
  const results = make("div");
  const mirror = materialView(pictureKey);
  const vote = ballotForm({ onCast: (ballot, items) => {
    notCounted.hidden = true;
    onCast(ballot, items);
  } });
  const element = make("div", { class: "task" },
    make("div", { class: "over" }, title, time), question, notCounted, results, mirror.element, place);
  let current = null;
  let shown = "";
  let shownResults = "";
  let shownTask = null;

  setInterval(showTime, 500);

  function showTime() {
    time.hidden = !clock.text;
    time.textContent = clock.text;
  }

  function show(words, state) {
    const doing = toDo(state);
    const task = state.tasks[0];
    clock.set(doing === "archived" ? null : state.clock);
    showTime();
    const key = JSON.stringify([doing, task?.id, task?.plan, state.systems, state.wording, ownGroup(state)]);
    if (key !== shown) {
      shown = key;
      begin(words, state, doing);
    }
    current?.keepUp(state.stage.input_open, task.revealed);
    showResults(state, doing);
    mirror.show(state, doing === "compose");
  }

  function begin(words, state, doing) {
    const task = state.tasks[0];
    current = null;
    if (task?.id !== shownTask) notCounted.hidden = true;
    shownTask = task?.id;
    ask(asked(words, state, doing));
    if (doing === "compose") {
      current = composer({ words, task, limits, draft, onSend: (acts) => onSend(acts, task) });
      fill(place, current.element);
    } else fill(place, doing === "vote" ? vote.element : null);
    scrollTo(0, 0);
  }

  function ask(words) {
    title.textContent = words.title;
    fill(question, make("h1", {}, words.question),
      words.beside ? make("p", { class: "asked" }, words.beside) : null,
      words.group ? make("p", { class: "group-line" }, "Your group: ", make("strong", {}, words.group)) : null);
    onShown(words);
  }

  function showResults(state, doing) {
    const ballot = doing === "archived" ? null : closedBallot(state);
    const key = JSON.stringify(ballot && [ballot, candidatesOf(state, ballot), chosenIn(state, ballot)]);
    if (key === shownResults) return;
    shownResults = key;
    fill(results, ballot ? ballotResults(state, ballot) : null);
  }

  return {
    element,
    show,
    showVote(words, state, items, online) {
      if (toDo(state) === "vote") vote.show(words, state, openBallot(state), items, online);
    },
    /** Take the words of a refused card back into the form; true if it has a place for them. */
    putBack: (act, why) => Boolean(current?.putBack(act, why)),
    /** Say that the newest choice came too late. */
    sayNotCounted(why) {
      notCounted.hidden = false;
      notCounted.textContent = `Your last choice in the vote was not counted. ${why}`;
    },
    /** Show a question of before, until it is known what is asked now. */
    recall(words) {
      ask(words);
      fill(place, make("p", { class: "hint" }, "This was asked last. What is going on now comes in a moment."));
    },
  };
}

/** The words over what there is to do. */
function asked(words, state, doing) {
  const plan = state.tasks[0]?.plan;
  if (!plan || doing === "archived") return { title: "", question: words.wording[doing] };
  const asks = plan.ask || plan.title;
  if (doing === "listen") return { title: "", question: words.wording.listen, beside: asks };
  const group = plan.by_groups ? ownGroup(state)?.name : "";
  const beside = doing === "no_group" && group ? GROUP_NOT_READY : words.wording[doing];
  return { title: plan.ask ? plan.title : "", question: asks, beside, group };
}
