(() => {
"use strict";
const doc = document, on = (e, type, act) => e.addEventListener(type, act);
const all = s => [...doc.querySelectorAll(s)], make = name => doc.createElement(name);
const marks = all(".mark a"), names = all("a:is(.persName, .placeName, .orgName)[href^='#']");
/* Our own words, in the language of the document where the page brings them (edition/words.py). */
const told = JSON.parse(doc.currentScript.dataset.words || "{}"), say = words => told[words] || words;
const ours = e => Object.assign(e, {lang: told.lang || "en"});
const noteOf = mark => doc.getElementById(decodeURIComponent(mark.hash.slice(1)));

/* Notes hang in the margin also where CSS cannot read names of anchors. */
if (!CSS.supports("anchor-name: attr(a type(<custom-ident>))")) {
  all("[data-anchor]").forEach(e => e.style.setProperty("anchor-name", e.dataset.anchor));
  all("[data-at]").forEach(e => e.style.setProperty("--at", e.dataset.at));
  doc.documentElement.classList.add("anchored");
}

/* Show a note at its mark, and who is meant at a name: for a pointer, a touch, the focus. */
const card = ours(make("div")), words = card.appendChild(make("div"));
card.className = "popover";
card.popover = "manual";
card.role = "note";
let shown, timer;
const later = (act, mark) => { clearTimeout(timer); timer = setTimeout(act, 180, mark); };
const hide = () => {
  clearTimeout(timer);
  if (!shown) return;
  noteOf(shown).classList.remove("lit");
  shown = null;
  card.remove();
};
const show = mark => {
  const note = noteOf(mark);
  if (shown === mark || !note) return;
  hide();
  shown = mark;
  note.classList.add("lit");
  if (getComputedStyle(note).position === "absolute") return;
  const [name, ...told] = note.querySelectorAll(":scope > dt, :scope > dd:not(.mentions)");
  card.ariaLabel = name ? say("Entry") : say("Note");
  words.lang = mark.closest("[lang]").lang;
  words.replaceChildren(...note.lastElementChild.cloneNode(true).childNodes);
  if (name) words.replaceChildren(Object.assign(make("b"), {textContent: name.textContent}), ...told.map(e => `, ${e.textContent}`));
  card.querySelectorAll("[id]").forEach(e => e.removeAttribute("id"));
  mark.after(card);
  card.showPopover();
  const at = mark.getBoundingClientRect(), own = card.getBoundingClientRect();
  const fits = at.bottom + own.height + 12 < innerHeight || at.top < own.height;
  card.style.top = `${fits ? at.bottom + 6 : at.top - own.height - 6}px`;
  card.style.left = `${Math.max(12, Math.min(at.left - 24, innerWidth - own.width - 12))}px`;
};
if (card.showPopover) {
  [...marks, ...names].forEach(mark => {
    let touched;
    on(mark, "pointerdown", e => touched = e.pointerType === "touch" && shown !== mark);
    on(mark, "click", e => touched ? (e.preventDefault(), show(mark)) : hide());
    on(mark, "pointerenter", e => e.pointerType === "mouse" && later(show, mark));
    on(mark, "pointerleave", () => later(hide));
    on(mark, "focus", () => mark.matches(":focus-visible") && show(mark));
    on(mark, "blur", () => later(hide));
  });
  for (const type of ["pointerenter", "focusin"]) on(card, type, () => clearTimeout(timer));
  for (const type of ["pointerleave", "focusout"]) on(card, type, () => later(hide));
  on(doc, "pointerdown", e => card.contains(e.target) || shown?.contains(e.target) || hide());
}

/* Step by single keys from the focus, or else from the top of the window. */
const step = (places, by) => {
  const here = places.indexOf(doc.activeElement);
  const above = places.filter(e => e.getBoundingClientRect().top < 0).length;
  const goal = places[here < 0 ? above - (by < 0) : here + by];
  goal?.scrollIntoView({block: "center"});
  goal?.focus({preventScroll: true, focusVisible: true});
};
const help = ours(make("dialog"));
help.ariaLabel = say("Keys");
help.innerHTML = `<h2>${say("Keys")}</h2><dl><dt>n, p<dd>${say("next, previous note")}<dt>], [<dd>${say("next, previous page")}<dt>Esc
<dd>${say("close a note")}</dl><p><label><input type="checkbox"> ${say("Single keys are on")}</label><p><button>${say("Close")}</button>`;
const setting = help.querySelector("input");
const store = value => { try { return localStorage.editionKeys = value ?? localStorage.editionKeys; } catch {} };
setting.checked = store() !== "off";
on(setting, "change", () => store(setting.checked ? "on" : "off"));
on(help.querySelector("button"), "click", () => help.close());
doc.body.append(help);
on(doc, "keydown", e => {
  if (e.key === "Escape") hide();
  if (e.ctrlKey || e.metaKey || e.altKey || help.open || e.target.closest("input, textarea, select")) return;
  const by = {n: 1, p: -1, "]": 1, "[": -1}[e.key];
  if (e.key === "?") help.showModal();
  else if (by && setting.checked) step("np".includes(e.key) ? marks : all(".folio"), by);
});

/* Copy a form of the citation. */
if (navigator.clipboard) all(".citation dd").forEach(form => {
  const button = ours(make("button")), text = form.textContent;
  button.textContent = say("Copy");
  button.ariaLabel = `${say("Copy")} ${form.previousElementSibling.textContent}`;
  on(button, "click", () => navigator.clipboard.writeText(text).then(() => button.textContent = say("Copied")));
  form.append(button);
});
})();
