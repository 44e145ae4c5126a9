// Counts on by itself; Python is asked only when the facilitator changes the clock.
export default function ({ data, parentElement }) {
  const face = parentElement.querySelector(".clock");
  const start = Date.now();
  const show = () => {
    const passed = data.running ? (Date.now() - start) / 1000 : 0;
    const left = Math.round(data.left - passed);
    const minutes = Math.floor(Math.abs(left) / 60), seconds = Math.abs(left) % 60;
    face.textContent = `${data.running ? "▶" : "⏸"} ${left < 0 ? "−" : ""}${minutes}:${String(seconds).padStart(2, "0")}`;
    face.dataset.over = left < 0;
  };
  return anew(parentElement, () => {
    show();
    const timer = setInterval(show, 500);
    return () => clearInterval(timer);
  });
}
