// Asks Streamlit to rerun its fragment when the room has changed, at most once a second.
export default function ({ data, setTriggerValue, parentElement }) {
  let asked = data.seq, waiting = 0, last = 0;
  const ask = (seq) => {
    if (seq <= asked || waiting) return;
    waiting = setTimeout(() => {
      waiting = 0;
      asked = seq;
      last = Date.now();
      setTriggerValue("seq", seq);
    }, Math.max(0, 1000 - (Date.now() - last)));
  };
  const stop = listen(data.events, ask);
  return () => { clearTimeout(waiting); stop(); };
}
