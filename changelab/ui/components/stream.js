// One event stream per workshop and browser tab, shared by all components on the page.
// listen(url, tell) calls tell(seq, here) now and at each change; returns how to stop.
function listen(url, tell) {
  const streams = (globalThis.__changelabStreams ??= new Map());
  let stream = streams.get(url);
  if (!stream) {
    stream = { listeners: new Set(), seq: 0, here: undefined, source: new EventSource(url) };
    stream.source.addEventListener("seq", (event) => {
      stream.seq = Number(event.data);
      for (const listener of stream.listeners) listener(stream.seq, stream.here);
    });
    stream.source.addEventListener("here", (event) => {
      stream.here = Number(event.data);
      for (const listener of stream.listeners) listener(stream.seq, stream.here);
    });
    streams.set(url, stream);
  }
  stream.listeners.add(tell);
  if (stream.seq) tell(stream.seq, stream.here);
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
