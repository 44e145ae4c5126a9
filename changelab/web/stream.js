/** Following a workshop: its state once, then what changes in it. */

import { merged } from "./merge.js";

const SLOWEST_RETRY = 5000;
const FIRST_RETRY = 400;
/** The server speaks every 15 s; after this long the line is dead, whatever the browser says. */
const SILENCE = 40000;

/** Ask the server: {ok, status, data, message}; status 0 means that it was not reached. */
export async function call(path, { token = "", body = null, patience = 10000 } = {}) {
  const giveUp = new AbortController();
  const timer = setTimeout(() => giveUp.abort(), patience);
  const headers = {};
  if (token) headers.Authorization = `Bearer ${token}`;
  if (body) headers["Content-Type"] = "application/json";
  try {
    const answer = await fetch(path, {
      method: body ? "POST" : "GET",
      headers,
      body: body ? JSON.stringify(body) : undefined,
      signal: giveUp.signal,
    });
    const data = await answer.json();
    const wait = Number(answer.headers.get("Retry-After")) || 0;
    return { ok: answer.ok, status: answer.status, data, message: data.detail ?? "", wait };
  } catch {
    return { ok: false, status: 0, data: null, message: "", wait: 0 };
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Follow a workshop until the token opens nothing any more.
 *
 * The state is asked for once; then the stream says what changes in it. A screen that was
 * away goes on from what it has seen, or asks for the state again when told to.
 * `onState` gets each newer state, `onLine` whether the server can be reached, `onRefused`
 * why it is over.
 */
export function follow({ workshop, token, onState, onLine, onRefused }) {
  const where = encodeURIComponent(workshop);
  let source = null;
  let heardAt = Date.now();
  let retry = FIRST_RETRY;
  let retryTimer = 0;
  let askLater = 0;
  let asking = false;
  let askAgain = false;
  let over = false;
  let state = null;
  let missed = [];

  function open() {
    clearTimeout(retryTimer);
    if (over || !state) return;
    source?.close();
    heardAt = Date.now();
    const asked = new URLSearchParams({ changes: 1, seq: state.seq, token });
    const mine = new EventSource(`/live/${where}/events?${asked}`);
    source = mine;
    const on = (name, listener) => mine.addEventListener(name, (event) => {
      if (source !== mine) return;
      heard();
      listener?.(JSON.parse(event.data));
    });
    on("changes", take);
    on("again", ask);
    on("still", (seq) => {
      // Up to here nothing more was to be told.
      if (state && !asking) state = { ...state, seq: Math.max(state.seq, seq) };
    });
    mine.addEventListener("open", () => { if (source === mine) heard(); });
    mine.addEventListener("error", () => {
      if (source !== mine) return;
      mine.close();
      onLine(false);
      // Asking tells whether it is the network, the stream alone, or the key.
      ask();
      retryTimer = setTimeout(open, retry * (0.75 + Math.random() / 2));
      retry = Math.min(retry * 2, SLOWEST_RETRY);
    });
  }

  function heard() {
    heardAt = Date.now();
    retry = FIRST_RETRY;
    onLine(true);
  }

  /** For how long nothing was heard, in ms; a clock that was set back counts as long. */
  function silent() {
    return Math.abs(Date.now() - heardAt);
  }

  function take(message) {
    // What comes while the state is asked for may be newer than the answer.
    if (asking || !state) missed.push(message);
    else if (message.seq >= state.seq) {
      state = merged(state, message);
      onState(state);
    }
  }

  function ask() {
    if (over) return;
    if (asking) askAgain = true;
    else askNow();
  }

  async function askNow() {
    clearTimeout(askLater);
    asking = true;
    const answer = await call(`/api/workshops/${where}/state`, { token });
    asking = false;
    if (answer.ok) {
      state = answer.data;
      for (const message of missed) if (message.seq >= state.seq) state = merged(state, message);
      missed = [];
      onLine(true);
      onState(state);
      if (!source) open();
    } else if (answer.status === 401 || answer.status === 403 || answer.status === 404) {
      over = true;
      source?.close();
      clearTimeout(retryTimer);
      onRefused(answer.message);
      return;
    } else {
      if (answer.status === 0) onLine(false);
      askLater = setTimeout(ask, SLOWEST_RETRY / 2);
    }
    if (askAgain) {
      askAgain = false;
      ask();
    }
  }

  function wake() {
    const dead = !source || source.readyState === EventSource.CLOSED;
    if (dead || silent() > SILENCE / 2) {
      retry = FIRST_RETRY;
      open();
    }
    ask();
  }

  setInterval(() => {
    if (source && silent() > SILENCE) open();
  }, 5000);
  addEventListener("online", wake);
  addEventListener("offline", () => onLine(false));
  addEventListener("pageshow", (event) => event.persisted && wake());
  document.addEventListener("visibilitychange", () => document.hidden || wake());
  ask();
  return { ask };
}
