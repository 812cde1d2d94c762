// Makes quicker what works without it: says what is understood while a query is typed,
// and gives keys to the links and buttons that a hand would look for.
"use strict";

const box = document.getElementById("q");
const told = document.querySelector("[data-understood]");

if (box && told) {
  let wait = 0;
  let asked = 0;
  const say = async () => {
    const turn = ++asked;
    const text = box.value;
    if (text.trim() === "") { told.textContent = ""; return; }
    const answer = await fetch((told.dataset.understood || "/search/understood") + "?q=" + encodeURIComponent(text));
    // an answer to what has been typed over is no answer
    if (!answer.ok || turn !== asked) { return; }
    const { query, mistake, at } = await answer.json();
    told.textContent = mistake === null
      ? "Understood as " + query
      : "Not understood at letter " + (at[0] + 1) + ": " + mistake;
  };
  box.addEventListener("input", () => { clearTimeout(wait); wait = setTimeout(say, 200); });
}

// Single keys are in the way of who speaks to a computer: they can be switched off.
const keys = document.querySelector("[data-keys]");
const off = "single-keys-off";

if (keys) {
  const button = keys.querySelector("button");
  const say = () => {
    button.textContent = localStorage.getItem(off)
      ? "Single keys are off: switch on"
      : "Single keys are on: switch off";
  };
  button.addEventListener("click", () => {
    if (localStorage.getItem(off)) { localStorage.removeItem(off); }
    else { localStorage.setItem(off, "1"); }
    say();
  });
  say();
  keys.hidden = false;
}

document.addEventListener("keydown", (event) => {
  if (localStorage.getItem(off)) { return; }
  const typing = event.target.matches("input, textarea, select");
  if (typing || event.ctrlKey || event.altKey || event.metaKey) { return; }
  if (event.key === "/" && box) { event.preventDefault(); box.focus(); box.setSelectionRange(box.value.length, box.value.length); return; }
  // a key held down would answer what nobody has seen
  if (event.repeat) { return; }
  const link = [...document.querySelectorAll("[data-key]")].find((one) => one.dataset.key === event.key);
  if (link) { event.preventDefault(); link.click(); }
});

// A page that waits for something looks again in place of being loaded again and again.
const running = document.querySelector("[data-progress]");
const waiting = document.querySelector("[data-waiting]");

if (running) {
  const bar = running.querySelector("progress");
  const words = document.getElementById("progress");
  const look = async () => {
    const answer = await fetch("/status/progress").catch(() => null);
    const told = answer?.ok ? await answer.json() : null;
    if (told && !told.running) { location.reload(); return; }
    if (told) {
      words.textContent = told.words;
      if (told.percent === null) { bar.removeAttribute("value"); }
      else { bar.max = told.files; bar.value = told.done; }
    }
    setTimeout(look, 700);
  };
  setTimeout(look, 700);
} else if (waiting) {
  const look = async () => {
    const answer = await fetch(location.href).catch(() => null);
    const text = answer ? await answer.text() : "data-waiting";
    if (!text.includes("data-waiting")) { location.reload(); return; }
    setTimeout(look, 1500);
  };
  setTimeout(look, 1000);
}
