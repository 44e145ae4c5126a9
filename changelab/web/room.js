/** The projector: one big thing, the question on top, how to get in at the bottom. */

import { TaskClock } from "./clock.js";
import { fill, pageData } from "./dom.js";
import { fitText } from "./fit.js";
import { pictureOf } from "./picture.js";
import {
  answersScene,
  boardScene,
  commitmentsScene,
  countScene,
  hereText,
  periodBeside,
  pictureScene,
  sentenceScene,
  welcomeScene,
} from "./scenes.js";
import { follow } from "./stream.js";
import { Words } from "./words.js";

const about = pageData("about");
const find = (id) => document.getElementById(id);
const main = find("main");
const clock = new TaskClock();

let state = null;
let period = null;
let place = 0;
let shownTask = null;
let shownKey = "";
let scene = null;
let pictureTimer = 0;

function show(newest) {
  state = newest;
  const task = state.stage.task;
  if (task !== shownTask || period === null) {
    // A new task brings the room back to what it asks about.
    shownTask = task;
    period = state.screen.period;
    place = 0;
  }
  clock.set(state.clock);
  showFrame();
  showScene();
}

/** The tables a scene is made of; a change elsewhere leaves it as it is. */
function keyOf() {
  const { shows, title, ask, count } = state.screen;
  const made = {
    welcome: () => [state.join, state.about.title, state.wording.welcome],
    ended: () => [state.wording.ended],
    listen: () => [title, ask, state.wording.listen],
    count: () => [count],
    picture: () => [pictureName(), state.pictures[pictureName()]?.[period]],
    board: () => [state.notes, state.wording],
    answers: () => [state.answers, state.tasks],
    commitments: () => [state.commitments],
  }[shows]();
  return JSON.stringify([shows, shownTask, period, made]);
}

function pictureName() {
  const names = Object.keys(state.pictures);
  return names[Math.min(place, names.length - 1)];
}

function showScene() {
  const key = keyOf();
  if (key === shownKey) return;
  shownKey = key;
  clearTimeout(pictureTimer);
  const words = new Words(state);
  const { shows, title, ask } = state.screen;
  document.body.dataset.shows = shows;
  switch (shows) {
    case "welcome": return put(welcomeScene(state));
    case "ended": return put(sentenceScene(words.wording.ended));
    case "listen": return put(sentenceScene(ask || title));
    case "count": return put(countScene(state));
    case "board": return put(boardScene(words, state, period));
    case "answers": return put(answersScene(state));
    case "commitments": return put(commitmentsScene(words, state));
    default: return showPicture(key);
  }
}

async function showPicture(key) {
  const name = pictureName();
  if (!name) {
    put(sentenceScene("", ""));
    return;
  }
  const svg = await pictureOf({ ...about, name, period, version: state.pictures[name][period] });
  if (shownKey !== key) return;
  if (svg) put(pictureScene(svg));
  // The one before stays until the next is here.
  else pictureTimer = setTimeout(() => showPicture(key), 1500);
}

function put(next) {
  scene = next;
  fill(main, scene.element);
  scene.arrange(main);
}

function showFrame() {
  const { shows, title, ask } = state.screen;
  const alone = ["welcome", "ended", "listen"].includes(shows);
  const question = find("question");
  const text = alone ? "" : ask || title;
  if (question.textContent !== text) question.textContent = text;
  document.title = `${text || state.about.title}`;
  find("here").textContent = hereText(state.here);
  const { join } = state;
  find("address").textContent = join.address.replace(/^\w+:\/\//, "");
  find("code").textContent = join.code;
  const qr = find("qr");
  const source = `${join.qr}?for=${encodeURIComponent(join.address)}`;
  if (qr.getAttribute("src") !== source) qr.setAttribute("src", source);
  qr.hidden = false;
  document.body.dataset.shows = shows;
  fitText(question, [question], 3);
  showClock();
}

function showClock() {
  const element = find("clock");
  element.hidden = !clock.text;
  element.textContent = clock.running || !clock.text ? `▶ ${clock.text}` : `❚❚ ${clock.text}`;
  element.classList.toggle("over", (clock.left ?? 0) < 0);
}

function step(direction) {
  if (!state) return;
  period = periodBeside(period, direction);
  showScene();
}

function turn(direction) {
  if (!state) return;
  const many = Object.keys(state.pictures).length;
  place = Math.min(Math.max(place + direction, 0), Math.max(many - 1, 0));
  showScene();
}

const KEYS = {
  ArrowLeft: () => step(-1),
  ArrowRight: () => step(1),
  ArrowUp: () => turn(-1),
  ArrowDown: () => turn(1),
  f: () => (document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen()),
  b: () => { find("blank").hidden = !find("blank").hidden; },
};
addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const does = KEYS[event.key] ?? KEYS[event.key.toLowerCase()];
  if (!does) return;
  event.preventDefault();
  does();
});
addEventListener("resize", () => {
  if (!state) return;
  fitText(find("question"), [find("question")], 3);
  scene?.arrange(main);
});
setInterval(showClock, 250);
follow({
  workshop: about.workshop,
  token: about.key,
  onState: show,
  onLine: (online) => { find("line").hidden = online || !state; },
  onRefused: (message) => {
    state = null;
    put(sentenceScene("This screen is closed.", message));
  },
});
document.fonts.ready.then(() => scene?.arrange(main));
