// The search page: asks Pagefind, and shows what it finds. Nothing found is ever read as HTML.
"use strict";

(() => {
  const PAGE = 10;
  const PAUSE = 120;
  const EARLY = 3;
  const query = document.getElementById("query");
  const year = document.getElementById("year");
  const status = document.getElementById("search-status");
  const list = document.getElementById("search-results");
  const more = document.getElementById("search-more");
  const here = new URL(".", location.href);
  let found = [];
  let shown = 0;
  let turn = 0;

  // Our own words, in the language of the site (edition/words.py), and its forms of "document".
  const told = JSON.parse(document.currentScript.dataset.words);
  const say = (words) => told[words] || words;
  const counted = (number) => {
    const form = ["one", "few", "many"].indexOf(new Intl.PluralRules(told.lang).select(number));
    return `${number.toLocaleString(told.lang)} ${told.documents[form] || told.documents.at(-1)}`;
  };

  const start = import(new URL("pagefind/pagefind.js", here).href).then(async (pagefind) => {
    await pagefind.options({ baseUrl: here.pathname, excerptLength: 40 });
    await pagefind.init();
    const years = (await pagefind.filters()).year || {};
    for (const name of Object.keys(years).sort()) year.append(new Option(`${name} (${years[name]})`, name));
    return pagefind;
  });

  // What is looked for; a phrase may stand in the quotation marks of any language.
  const asked = () => query.value.replace(/[„“”«»]/g, '"').trim();

  const element = (name, className, text) => {
    const made = document.createElement(name);
    if (className) made.className = className;
    if (text) made.textContent = text;
    return made;
  };

  // Characters that were escaped as themselves; as a document of its own it runs no script.
  const plain = (html) => new DOMParser().parseFromString(`<body>${html}`, "text/html").body.textContent;

  // The words of the text, those that were looked for marked.
  const excerpt = (html) => {
    const line = element("p", "excerpt");
    for (const [place, part] of html.split(/<\/?mark>/).entries()) {
      if (part) line.append(place % 2 ? element("mark", "", plain(part)) : plain(part));
    }
    return line;
  };

  // Where the page is to open: browsers mark the first place of each text (URL Fragment Text
  // Directives), the phrase that was looked for or else the words that were found.
  const place = (html) => {
    const phrase = asked().match(/"([^"]+)"/);
    const marked = [...html.matchAll(/<mark>(.*?)<\/mark>/g)].map((mark) => plain(mark[1]));
    const words = marked.map((word) => word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, ""));
    const texts = phrase ? [phrase[1].trim()] : [...new Set(words)].filter(Boolean);
    const named = texts.map((text) => `text=${encodeURIComponent(text).replaceAll("-", "%2D")}`);
    return named.length ? `#:~:${named.join("&")}` : "";
  };

  const show = async () => {
    const mine = turn;
    const next = found.slice(shown, shown + PAGE).map((one) => one.data());
    shown += next.length;
    for (const coming of next) {
      const one = await coming;
      if (mine !== turn) return;
      const item = element("li");
      const link = element("a", "", one.meta.title || one.url);
      link.href = one.url + place(one.excerpt);
      item.append(element("span", "when", one.meta.date || say("Undated")), " ", link, excerpt(one.excerpt));
      list.append(item);
    }
    more.hidden = shown >= found.length;
  };

  const filters = () => (year.value ? { filters: { year: year.value } } : {});

  const search = async () => {
    const mine = ++turn;
    const words = asked();
    list.replaceChildren();
    more.hidden = true;
    status.textContent = "";
    if (!words) return;
    status.textContent = say("Searching …");
    const pagefind = await start;
    const result = await pagefind.search(words, filters());
    if (mine !== turn) return;
    found = result.results;
    shown = 0;
    status.textContent = found.length ? counted(found.length) : say("No documents");
    await show();
  };

  const fail = (error) => {
    status.textContent = location.protocol === "file:"
      ? say("The search needs a web server; it does not work on pages that were opened from a disk.")
      : `${say("The search cannot be used:")} ${error.message || error}`;
  };

  const remember = () => {
    const address = new URL(location.href);
    for (const field of [query, year]) {
      if (field.value) address.searchParams.set(field.name, field.value);
      else address.searchParams.delete(field.name);
    }
    history.replaceState(null, "", address);
  };

  // What the words stand in, and the first documents, are fetched while they are typed, so that the
  // search finds them here; what goes wrong is told by the search.
  const fetchEarly = async (words) => {
    const { results } = await (await start).search(words, filters());
    await Promise.all(results.slice(0, EARLY).map((one) => one.data()));
  };

  let typing;
  query.addEventListener("input", () => {
    clearTimeout(typing);
    typing = setTimeout(() => {
      const words = asked();
      if (words) fetchEarly(words).catch(() => {});
    }, PAUSE);
  });

  const go = () => search().catch(fail);
  document.querySelector("main form").addEventListener("submit", (event) => {
    event.preventDefault();
    remember();
    go();
  });
  year.addEventListener("change", () => { remember(); go(); });
  more.addEventListener("click", () => show().catch(fail));

  const given = new URL(location.href).searchParams;
  query.value = given.get("q") || "";
  start.then(() => { year.value = given.get("year") || ""; if (given.get("q")) return search(); }).catch(fail);
})();
