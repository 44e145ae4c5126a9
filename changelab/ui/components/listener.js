// Asks Streamlit to rerun its fragment when the room has changed, at most once a second.
export default function ({ data, setTriggerValue, parentElement }) {
  let asked = data.seq, waiting = 0, last = 0;
  let newest = data.seq, people = data.here;
  const ask = (seq, here = people) => {
    newest = seq;
    const changed = seq > asked || here !== people;
    people = here;
    if (!changed || waiting) return;
    waiting = setTimeout(() => {
      waiting = 0;
      asked = newest;
      last = Date.now();
      setTriggerValue("seq", newest);
    }, Math.max(0, 1000 - (Date.now() - last)));
  };
  const stop = listen(data.events, ask);
  return () => { clearTimeout(waiting); stop(); };
}
