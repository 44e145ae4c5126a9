/** Following a workshop: the stream says that something is new, the state says what. */

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
 * `spacing` is the least time in ms between two questions for the state; `onState` gets each
 * newer one, `onLine` whether the server can be reached, `onRefused` why it is over.
 */
export function follow({ workshop, token, spacing = 0, onState, onLine, onRefused }) {
  const where = encodeURIComponent(workshop);
  let source = null;
  let heardAt = Date.now();
  let retry = FIRST_RETRY;
  let retryTimer = 0;
  let askTimer = 0;
  let askLater = 0;
  let asking = false;
  let askAgain = false;
  let askedAt = 0;
  let over = false;
  let shownSeq = -1;

  function open() {
    clearTimeout(retryTimer);
    if (over) return;
    source?.close();
    heardAt = Date.now();
    source = new EventSource(`/live/${where}/events?token=${encodeURIComponent(token)}`);
    source.addEventListener("seq", (event) => {
      heard();
      if (Number(event.data) !== shownSeq) ask();
    });
    for (const change of ["network", "here"]) {
      source.addEventListener(change, () => {
        heard();
        ask();
      });
    }
    source.addEventListener("error", () => {
      source.close();
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

  function ask() {
    if (over || askTimer) return;
    if (asking) {
      askAgain = true;
      return;
    }
    const wait = Math.max(0, askedAt + spacing - Date.now());
    askTimer = setTimeout(askNow, wait);
  }

  async function askNow() {
    askTimer = 0;
    clearTimeout(askLater);
    asking = true;
    askedAt = Date.now();
    const answer = await call(`/api/workshops/${where}/state`, { token });
    asking = false;
    if (answer.ok) {
      shownSeq = answer.data.seq;
      onLine(true);
      onState(answer.data);
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
    if (dead || Date.now() - heardAt > SILENCE / 2) {
      retry = FIRST_RETRY;
      open();
    }
    ask();
  }

  setInterval(() => {
    if (Date.now() - heardAt > SILENCE) open();
  }, 5000);
  addEventListener("online", wake);
  addEventListener("offline", () => onLine(false));
  addEventListener("pageshow", (event) => event.persisted && wake());
  document.addEventListener("visibilitychange", () => document.hidden || wake());
  open();
  ask();
  return { ask };
}
