// Asks Streamlit to rerun its fragment when the room has changed, at most once a second.
export default function ({ data, setTriggerValue, parentElement }) {
  const SPACING = 1000;
  // This runs anew at every rerun: what must outlive that is kept on the element.
  const kept = (parentElement.kept ??= { last: 0 });
  return anew(parentElement, () => {
    let waiting = 0;
    const isNew = ({ seq, here = data.here, network = data.network }) =>
      seq > data.seq || here !== data.here || network !== data.network;
    const ask = (news) => {
      if (waiting || !isNew(news)) return;
      waiting = setTimeout(() => {
        waiting = 0;
        kept.last = Date.now();
        setTriggerValue("news", news.seq);
      }, Math.max(0, SPACING - (Date.now() - kept.last)));
    };
    const stop = listen(data.events, ask);
    return () => { clearTimeout(waiting); stop(); };
  });
}
