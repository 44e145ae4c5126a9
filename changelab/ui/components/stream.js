// One event stream per workshop and browser tab, shared by all components on the page.
// listen(url, tell) calls tell({seq, here, network}) now and at each change; returns how to stop.
function listen(url, tell) {
  const streams = (globalThis.__changelabStreams ??= new Map());
  let stream = streams.get(url);
  if (!stream) {
    stream = { listeners: new Set(), news: { seq: 0 }, source: new EventSource(url) };
    // After a break only what is told anew is true.
    stream.source.onopen = () => { stream.news = { seq: stream.news.seq }; };
    for (const name of ["seq", "here", "network"]) {
      stream.source.addEventListener(name, (event) => {
        stream.news = { ...stream.news, [name]: Number(event.data) };
        for (const listener of stream.listeners) listener(stream.news);
      });
    }
    streams.set(url, stream);
  }
  stream.listeners.add(tell);
  if (stream.news.seq) tell(stream.news);
  return () => {
    stream.listeners.delete(tell);
    // A rerun takes a component away and puts it back: let the stream outlive that.
    setTimeout(() => {
      if (stream.listeners.size === 0 && streams.get(url) === stream) {
        stream.source.close();
        streams.delete(url);
      }
    }, 2000);
  };
}
