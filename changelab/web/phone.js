/** The phone: always the one thing the task at hand asks for, then what one has sent. */

import { taskAtHand } from "./at-hand.js";
import { openBallot } from "./ballots.js";
import { fill, make, pageData } from "./dom.js";
import { codeForm, consentBoxes, joinForm } from "./join.js";
import { Outbox } from "./outbox.js";
import { pictureView } from "./picture-view.js";
import { roomList } from "./room-list.js";
import { keep, kept } from "./store.js";
import { follow } from "./stream.js";
import { Words } from "./words.js";
import { yoursList } from "./yours.js";

const invitation = pageData("invitation");
const main = document.getElementById("main");
const line = document.getElementById("line");
const tokenName = `token.${invitation.workshop}`;
/** What was asked last, for the moment until it is known what is asked now. */
const askedName = `asked.${invitation.workshop}`;
/** How long a card that was refused waits for the newest task, in ms. */
const PATIENCE = 1200;

/** A personal link brings the same person back on another phone; the key leaves the address bar. */
function comeBack() {
  const key = location.hash.slice(1);
  if (!key || !invitation.workshop) return;
  if (key !== kept(tokenName)) keep(askedName, null);
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

function isVote(act) {
  return act.act === "cast_votes";
}

function takePart(token) {
  const { workshop, limits } = invitation;
  const draft = `draft.${workshop}`;
  const atHand = taskAtHand({ limits, draft, pictureKey: { workshop, token },
    onSend: (acts, task) => {
      for (const act of acts) outbox.send(act, task.id);
      return online ? "✓ Sent" : "✓ Kept safe";
    },
    onCast: castVotes,
    onShown: (asked) => keep(askedName, asked) });
  const yours = yoursList({ limits, draft,
    onReword: (item, text) => outbox.send({ act: "reword", item, text }),
    onWithdraw: takeBack,
    onAgain: (item) => outbox.again(item),
    onDrop: (item) => outbox.drop(item) });
  const picture = pictureView({ workshop, token });
  const room = roomList();
  const mine = make("section", { class: "about", hidden: true });
  const homeless = new Set();
  let state = null;
  // Until the server has answered nothing is live.
  let online = false;
  let following = null;

  const outbox = new Outbox({ workshop, token,
    onChange: showOwn,
    onLine: showLine,
    onRefused: refused,
    onStranger: stranger });
  // A vote that was refused just before the page was left is said now.
  for (const item of outbox.items) if (item.refused && isVote(item.act)) homeless.add(item);

  function stranger(message) {
    keep(tokenName, null);
    keep(askedName, null);
    // A phone that was forgotten starts anew; leaving the page ends what still runs for the old one.
    keep(`why.${workshop}`, message);
    location.reload();
  }

  function castVotes(ballot, items) {
    // Each says all that is chosen: what was tapped before counts no more.
    const outdone = (act) => isVote(act) && act.ballot === ballot;
    for (const item of homeless) if (outdone(item.act)) homeless.delete(item);
    outbox.send({ act: "cast_votes", ballot, items }, state.stage.task, outdone);
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
    // Before the first state the next one settles it.
    if (!state || !homeless.delete(item)) return;
    const here = item.task === state.stage.task;
    if (isVote(item.act)) {
      outbox.drop(item);
      atHand.sayNotCounted(item.refused);
    } else if (here && atHand.putBack(item.act, item.refused)) outbox.drop(item);
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
    const words = new Words(state);
    const items = outbox.items.filter((item) => !homeless.has(item));
    atHand.showVote(words, state, items, online);
    yours.show(words, state, items, online);
  }

  function show(newest) {
    state = newest;
    const words = new Words(state);
    atHand.show(words, state);
    for (const item of [...homeless]) settle(item);
    showOwn();
    picture.show(words, state);
    room.show(words, state);
    showMine(words);
    if (outbox.waiting) outbox.nudge();
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

  line.before(picture.element);
  document.getElementById("top").hidden = false;
  fill(main, atHand.element, yours.element, room.element, mine);
  if (kept(askedName)) atHand.recall(kept(askedName));
  showLine(online);
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
