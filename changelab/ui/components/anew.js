// A component's code runs anew at every rerun, and Streamlit asks only the last run to clean up:
// what an earlier run listens to or counts would go on for ever. So what runs is kept on the
// element, and stops before it starts anew.
function anew(parentElement, start) {
  parentElement.stopRunning?.();
  const stop = start();
  parentElement.stopRunning = stop;
  return () => {
    if (parentElement.stopRunning === stop) parentElement.stopRunning = null;
    stop();
  };
}
