/** The phone: always the one thing the task at hand asks for, then what one has sent. */

import { TaskClock } from "./clock.js";
import { composer } from "./composer.js";
import { fill, make, pageData } from "./dom.js";
import { codeForm, consentBoxes, joinForm } from "./join.js";
import { Outbox } from "./outbox.js";
import { roomList } from "./room-list.js";
import { keep, kept } from "./store.js";
import { follow } from "./stream.js";
import { Words } from "./words.js";
import { yoursList } from "./yours.js";

const invitation = pageData("invitation");
const main = document.getElementById("main");
const line = document.getElementById("line");
const tokenName = `token.${invitation.workshop}`;
/** How long a card that was refused waits for the newest task, in ms. */
const PATIENCE = 1200;

/** A personal link brings the same person back on another phone; the key leaves the address bar. */
function comeBack() {
  const key = location.hash.slice(1);
  if (!key || !invitation.workshop) return;
  keep(tokenName, key);
  history.replaceState(null, "", location.pathname);
}

function begin(why) {
  if (!invitation.workshop) {
    fill(main, codeForm(invitation.message));
    return;
  }
  const token = kept(tokenName);
  if (token && !why) {
    takePart(token);
    return;
  }
  line.hidden = true;
  fill(main, joinForm({ invitation, token: "", why, onJoined: (joined) => {
    keep(tokenName, joined.token);
    scrollTo(0, 0);
    takePart(joined.token);
  } }));
}

function takePart(token) {
  const { workshop, limits } = invitation;
  const draft = `draft.${workshop}`;
  const clock = new TaskClock();
  const question = make("div", { class: "question" });
  const title = make("p", { class: "title" });
  const time = make("p", { class: "clock", hidden: true, "aria-label": "Time left" });
  const place = make("div");
  const yours = yoursList({ limits, draft,
    onReword: (item, text) => outbox.send({ act: "reword", item, text }),
    onWithdraw: takeBack,
    onAgain: (item) => outbox.again(item),
    onDrop: (item) => outbox.drop(item) });
  const room = roomList();
  const mine = make("section", { class: "about", hidden: true });
  let state = null;
  let online = navigator.onLine !== false;
  let current = null;
  let shownTask = "";
  let following = null;
  const homeless = new Set();

  const outbox = new Outbox({ workshop, token,
    onChange: showOwn,
    onLine: showLine,
    onRefused: refused,
    onStranger: stranger });

  function stranger(message) {
    keep(tokenName, null);
    // A phone that was forgotten starts anew; leaving the page ends what still runs for the old one.
    keep(`why.${workshop}`, message);
    location.reload();
  }

  function takeBack(item) {
    const id = outbox.send({ act: "withdraw", item });
    // Undoing goes by one's name; under an alias that would tell whose card it was.
    const anonymous = state.tasks.some((task) => task.plan.anonymous);
    yours.tell("Taken back.", anonymous ? null : () => outbox.send({ act: "undo", of: id }));
  }

  function refused(item) {
    // Whether its words go back into the box is known when the task at hand is.
    homeless.add(item);
    following.ask();
    setTimeout(() => settle(item), PATIENCE);
  }

  function settle(item) {
    if (!homeless.delete(item)) return;
    if (item.task === state?.stage.task && current?.putBack(item.act, item.refused)) outbox.drop(item);
    else showOwn();
  }

  function showLine(now) {
    online = now;
    const waiting = outbox.waiting;
    const says = online ? "live" : waiting
      ? `waiting for the network · ${waiting} kept safe`
      : "waiting for the network";
    line.hidden = false;
    line.classList.toggle("off", !online);
    if (line.textContent !== says) line.textContent = says;
  }

  function showOwn() {
    showLine(online);
    if (!state) return;
    outbox.settle(state.seq);
    yours.show(new Words(state), state, outbox.items.filter((item) => !homeless.has(item)), online);
  }

  function show(newest) {
    state = newest;
    const words = new Words(state);
    clock.set(state.clock);
    showTask(words);
    for (const item of [...homeless]) settle(item);
    showOwn();
    room.show(words, state);
    showMine(words);
    if (outbox.waiting) outbox.nudge();
  }

  function showTask(words) {
    const task = state.tasks[0];
    const key = JSON.stringify([task?.id, task?.plan, state.systems, state.wording, state.screen.shows === "ended"]);
    if (key !== shownTask) {
      shownTask = key;
      current = null;
      title.textContent = "";
      if (!task) {
        const ended = state.screen.shows === "ended";
        fill(question, make("h1", {}, words.wording[ended ? "ended" : "waiting"]));
        fill(place);
      } else if (task.plan.kind === "listen") {
        fill(question, make("h1", {}, words.wording.listen),
          make("p", { class: "asked" }, task.plan.ask || task.plan.title));
        fill(place);
      } else {
        const asks = task.plan.ask;
        title.textContent = asks ? task.plan.title : "";
        fill(question, make("h1", {}, asks || task.plan.title));
        current = composer({ words, task, limits, draft, onSend: (acts) => {
          for (const act of acts) outbox.send(act, task.id);
          return online ? "✓ Sent" : "✓ Kept safe";
        } });
        fill(place, current.element);
        scrollTo(0, 0);
      }
    }
    current?.setOpen(state.stage.input_open);
  }

  function showMine(words) {
    const me = state.participants[0];
    const key = JSON.stringify([me?.consent, words.wording]);
    if (!me || mine.dataset.shown === key) return;
    mine.dataset.shown = key;
    mine.hidden = false;
    const boxes = consentBoxes(
      invitation.consent.filter(({ purpose }) => purpose !== "take_part"), me.consent);
    boxes.element.addEventListener("change", () => {
      outbox.send({ act: "give_consent", answers: { ...me.consent, ...boxes.answers() } });
    });
    const open = mine.querySelector("details")?.open ?? false;
    fill(mine, make("details", { open },
      make("summary", {}, "Who sees what I write"),
      make("p", {}, words.wording.who_sees),
      make("p", { class: "label" }, "You can change this at any time:"), boxes.element));
  }

  document.getElementById("top").hidden = false;
  fill(main, make("div", { class: "task" }, make("div", { class: "over" }, title, time), question, place), yours.element, room.element, mine);
  showLine(online);
  setInterval(() => {
    time.hidden = !clock.text;
    time.textContent = clock.text;
  }, 500);
  following = follow({ workshop, token, onState: show, onRefused: stranger,
    onLine: (now) => {
      const changed = now !== online;
      showLine(now);
      if (changed && now) outbox.nudge();
      if (changed) showOwn();
    } });
}

const whyAgain = kept(`why.${invitation.workshop}`);
keep(`why.${invitation.workshop}`, null);
comeBack();
begin(whyAgain);
