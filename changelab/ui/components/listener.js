// Asks Streamlit to rerun its fragment when the room has changed, at most once a second.
export default function ({ data, setTriggerValue, parentElement }) {
  const SPACING = 1000;
  // This runs anew at every rerun: what must outlive that is kept on the element.
  const kept = (parentElement.kept ??= { last: 0 });
  let newest = data.seq, here = data.here, waiting = 0;
  const ask = (seq, people = here) => {
    newest = Math.max(newest, seq);
    here = people;
    if (waiting || (newest <= data.seq && here === data.here)) return;
    waiting = setTimeout(() => {
      waiting = 0;
      kept.last = Date.now();
      setTriggerValue("seq", newest);
    }, Math.max(0, SPACING - (Date.now() - kept.last)));
  };
  const stop = listen(data.events, ask);
  return () => { clearTimeout(waiting); stop(); };
}
