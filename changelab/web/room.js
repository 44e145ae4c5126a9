/** The projector: one big thing, the question on top, how to get in at the bottom. */

import { candidatesOf } from "./ballots.js";
import { answersScene, boardScene, commitmentsScene, periodBeside } from "./card-scenes.js";
import { TaskClock } from "./clock.js";
import { comparisonScene } from "./comparison.js";
import { counted, fill, pageData } from "./dom.js";
import { fitText } from "./fit.js";
import { materialScene } from "./material-scene.js";
import { materialShown } from "./material.js";
import { pictureOf, versionOf } from "./picture.js";
import { showQr } from "./qr.js";
import { countScene, pictureScene, sentenceScene, welcomeScene } from "./scenes.js";
import { follow } from "./stream.js";
import { ballotShown, tasksWithAnswers, viewsOf } from "./views.js";
import { resultsScene, voteScene } from "./vote-scenes.js";
import { Words } from "./words.js";

/** What stands alone on the wall, without the question over it. */
const ALONE = ["welcome", "ended", "listen"];

const about = pageData("about");
const find = (id) => document.getElementById(id);
const main = find("main");
const clock = new TaskClock();

let state = null;
let period = null;
let place = 0;
let shownTask = null;
let shownPicture = "null";
let shownScreen = "";
let shownKey = "";
let scene = null;
let pictureTimer = 0;
let sceneTimer = 0;
let quietUntil = 0;

function show(newest) {
  state = newest;
  const putUp = JSON.stringify(state.screen.picture);
  if (state.stage.task !== shownTask || putUp !== shownPicture || period === null) {
    // A new task brings the room back to what it asks about, a picture to its own period.
    shownTask = state.stage.task;
    shownPicture = putUp;
    period = state.screen.picture?.period ?? state.screen.period;
  }
  const screen = JSON.stringify([shownTask, state.screen.shows, state.screen.ballot]);
  if (screen !== shownScreen) {
    shownScreen = screen;
    place = 0;
  }
  clock.set(state.clock);
  showFrame();
  showScene();
}

/** What the room looks at now. */
function viewNow() {
  const views = viewsOf(state);
  return views[Math.min(place, views.length - 1)];
}

/** What a scene is made of; a change elsewhere leaves it as it is. */
function keyOf(view) {
  const { title, ask, count } = state.screen;
  const ballot = ballotShown(state);
  const made = {
    welcome: () => [state.join, state.about.title, state.wording.welcome],
    ended: () => [state.wording.ended],
    listen: () => [title, ask],
    count: () => [count],
    picture: () => versionOf(state.pictures[view.name], period),
    board: () => [state.notes, state.headings, state.tasks, state.wording],
    answers: () => [state.answers, state.headings, state.tasks, tasksWithAnswers(state)],
    commitments: () => [state.commitments, state.headings],
    material: () => [state.materials],
    comparison: () => [state.entries, state.contradictions, state.systems, state.groups, state.wording],
    // Who votes meanwhile changes one line.
    vote: () => [candidatesOf(state, ballot), ballot.votes],
    results: () => [candidatesOf(state, ballot), ballot],
  }[view.shows]();
  return JSON.stringify([view, shownTask, period, made]);
}

function sceneOf({ shows }) {
  const words = new Words(state);
  switch (shows) {
    case "welcome": return welcomeScene(state);
    case "ended": return sentenceScene(words.wording.ended);
    case "count": return countScene(state);
    case "board": return boardScene(words, state, period);
    case "answers": return answersScene(state, tasksWithAnswers(state));
    case "commitments": return commitmentsScene(state);
    case "comparison": return comparisonScene(words, state, period);
    case "material": return materialScene(materialShown(state), { workshop: about.workshop, token: about.key });
    case "vote": return voteScene(state, ballotShown(state));
    case "results": return resultsScene(state, ballotShown(state));
    default: return sentenceScene(state.screen.ask || state.screen.title);
  }
}

function showScene() {
  clearTimeout(sceneTimer);
  const wait = quietUntil - performance.now();
  if (wait > 0) {
    sceneTimer = setTimeout(showScene, wait);
    return;
  }
  const view = viewNow();
  const key = view ? keyOf(view) : "nothing";
  if (key !== shownKey) {
    shownKey = key;
    clearTimeout(pictureTimer);
    document.body.dataset.shows = view?.shows ?? "";
    if (!view) put(sentenceScene(""));
    else if (view.shows === "picture") showPicture(view.name, key);
    else put(sceneOf(view));
  }
  scene?.refresh?.(state, ballotShown(state));
}

async function showPicture(name, key) {
  const svg = await pictureOf({ ...about, name, ...versionOf(state.pictures[name], period) });
  if (shownKey !== key) return;
  if (svg) put(pictureScene(svg));
  // The one before stays until the next is here.
  else pictureTimer = setTimeout(() => showPicture(name, key), 1500);
}

function put(next) {
  const begun = performance.now();
  scene = next;
  fill(main, scene.element);
  scene.arrange(main);
  // The laptop has other things to do: as long as it took, the wall rests.
  quietUntil = 2 * performance.now() - begun;
}

function showFrame() {
  const { shows, title, ask } = state.screen;
  const question = find("question");
  // While everybody only listens nobody answers a question.
  const alone = ALONE.includes(shows) || (shows === "material" && state.tasks[0]?.plan.kind === "listen");
  const text = alone ? "" : ask || title;
  if (question.textContent !== text) question.textContent = text;
  document.title = `${text || state.about.title}`;
  find("here").textContent = state.here ? `${counted(state.here, "person", "people")} here` : "";
  showWayIn(state.join);
  fitText(question, [question], 3);
  showClock();
}

function showWayIn(join) {
  for (const part of document.querySelectorAll(".way-in")) part.hidden = !join.address;
  find("address").textContent = join.address.replace(/^\w+:\/\//, "");
  find("code").textContent = join.code;
  find("missing").hidden = Boolean(join.address);
  find("missing").textContent = join.missing;
  showQr(find("qr"), join);
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
  if (!state || scene?.turn?.(direction)) return;
  place = Math.min(Math.max(place + direction, 0), Math.max(viewsOf(state).length - 1, 0));
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
    clearTimeout(sceneTimer);
    put(sentenceScene("This screen is closed.", message));
  },
});
document.fonts.ready.then(() => scene?.arrange(main));
