// Asks for the page again in a moment.
export default function ({ data, setTriggerValue, parentElement }) {
  return anew(parentElement, () => {
    const timer = setTimeout(() => setTriggerValue("again", Date.now()), data.seconds * 1000);
    return () => clearTimeout(timer);
  });
}
