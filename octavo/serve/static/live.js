// What `octavo serve` adds to a page: it follows the manuscript, tells of errors, and shows print pages.
(() => {
"use strict";

const tag = document.currentScript.dataset.tag;
const page = location.pathname.split("/").pop();
const KEPT = "octavo.live.place";
const BLOCKS = "h1, h2, h3, h4, h5, h6, p, li, dt, dd, pre, blockquote, figure, tr";

const make = (name, given = {}, ...inside) => {
  const element = Object.assign(document.createElement(name), given);
  element.append(...inside);
  return element;
};

// The place one reads at: the first block that is not above the window, by its words and by its id.

const blocks = () => [...(document.querySelector("main") ?? document.body).querySelectorAll(BLOCKS)];
const wordsOf = (block) => block.textContent.trim().replace(/\s+/g, " ").slice(0, 200);

const placeNow = () => {
  const all = blocks();
  const at = all.findIndex((block) => block.getBoundingClientRect().bottom > 1);
  if (at < 0 || !scrollY) return null;
  const around = all.slice(Math.max(at - 3, 0), at + 4).map((block) => ({
    id: block.id,
    words: wordsOf(block),
    top: block.getBoundingClientRect().top,
  }));
  return { page, at, first: Math.min(at, 3), around };
};

const like = (one, other) => {
  let same = 0;
  while (same < one.length && one[same] === other[same]) same += 1;
  return same / Math.max(one.length, 1);
};

// The block itself may be what was edited: then one that stood beside it leads back.
const placeAgain = (place) => {
  const all = blocks();
  const words = all.map(wordsOf);
  const nearest = (fits) =>
    words.reduce((best, its, at) =>
      fits(its) && (best < 0 || Math.abs(at - place.at) < Math.abs(best - place.at)) ? at : best, -1);
  const order = place.around.map((_, at) => at)
    .sort((one, other) => Math.abs(one - place.first) - Math.abs(other - place.first));
  for (const number of order) {
    const old = place.around[number];
    const same = nearest((its) => its === old.words);
    const named = old.id ? all.findIndex((block) => block.id === old.id) : -1;
    const alike = same >= 0 ? same : named >= 0 ? named : nearest((its) => like(old.words, its) > 0.3);
    if (alike >= 0) return { block: all[alike], top: old.top };
  }
  return null;
};

const goBack = () => {
  const kept = sessionStorage.getItem(KEPT);
  sessionStorage.removeItem(KEPT);
  const place = kept && JSON.parse(kept);
  if (!place || place.page !== page) return;
  const settle = () => {
    const found = placeAgain(place);
    if (found) scrollBy({ top: found.block.getBoundingClientRect().top - found.top, behavior: "instant" });
  };
  let moved = false;
  for (const name of ["wheel", "touchmove", "keydown", "pointerdown"]) {
    addEventListener(name, () => { moved = true; }, { once: true, passive: true });
  }
  const again = () => { if (!moved) settle(); };
  settle();
  // Typefaces and pictures that come later move the text; whoever has moved on is left where he is.
  document.fonts?.ready.then(again);
  addEventListener("load", again, { once: true });
};

const reload = () => {
  const place = placeNow();
  if (place) sessionStorage.setItem(KEPT, JSON.stringify(place));
  if (print?.open) sessionStorage.setItem(`${KEPT}.print`, JSON.stringify({ page, top: print.scrollTop }));
  history.scrollRestoration = "manual";
  location.reload();
};

// News: errors are shown at once; the page is loaded again only when it is another.

const panel = make("aside", { id: "--live-errors", hidden: true });
panel.setAttribute("role", "alert");
panel.setAttribute("aria-live", "assertive");
const count = make("p", { id: "--live-warnings", hidden: true });
count.setAttribute("role", "status");

const counted = (number, what) => `${number} ${what}${number === 1 ? "" : "s"}`;

const tellOf = (news) => {
  panel.replaceChildren();
  panel.hidden = !news.errors.length;
  if (news.errors.length) {
    const rows = news.errors.map(([first, ...rest]) =>
      make("li", {}, make("pre", {}, make("strong", { textContent: first }), ["", ...rest].join("\n"))));
    if (news.more) rows.push(make("li", { textContent: `and ${counted(news.more, "more error")}` }));
    const title = `${counted(news.errors.length + news.more, "error")}; the page is as it was before`;
    panel.append(make("h2", { textContent: title }), make("ol", {}, ...rows));
  }
  count.hidden = !news.warnings || Boolean(news.errors.length);
  count.textContent = news.warnings ? counted(news.warnings, "warning") : "";
};

const compare = async () => {
  const answer = await fetch(location.pathname, { method: "HEAD", cache: "no-store" });
  if (answer.status === 404) location.replace("/");
  else if (answer.ok && answer.headers.get("ETag") !== `"${tag}"`) reload();
};

let events = null;
const listen = () => {
  events = new EventSource("/-/events");
  events.onmessage = (event) => {
    tellOf(JSON.parse(event.data));
    compare().catch(() => {});
  };
};
// A browser keeps few connections to one server: a page that nobody sees gives its own back.
const follow = () => {
  if (document.hidden) {
    events?.close();
    events = null;
  } else if (!events) listen();
};

// Print pages: set when they are asked for, shown as the spreads of the book.

let print = null;
const LOST = "These pages cannot be set; the terminal may say why.";

const spreads = (pages) => {
  const rows = [];
  for (const each of pages) {
    if (each.recto && rows.length && !rows.at(-1).recto) rows.at(-1).recto = each;
    else rows.push(each.recto ? { recto: each } : { verso: each });
  }
  return rows.map((row) => make("div", { className: "spread" }, ...["verso", "recto"]
    .filter((side) => row[side])
    .map((side) => make("img", { className: side, src: row[side].src, alt: row[side].folio
      ? `Page ${row[side].folio}` : `A ${side} page` }))));
};

const fill = async (top = 0) => {
  print.replaceChildren(make("p", { role: "status", textContent: "The pages are being set …" }));
  const answer = await fetch(`/-/print/${encodeURIComponent(page)}`, { cache: "no-store" });
  const told = answer.ok ? await answer.json() : { errors: [[LOST]] };
  if (told.errors) {
    print.replaceChildren(make("pre", { textContent: told.errors.map((lines) => lines.join("\n")).join("\n\n") }));
    return;
  }
  const known = told.pages.some((each) => each.folio);
  const words = known ? "Folios are those of the last build." : "Folios appear after octavo build pdf.";
  print.replaceChildren(make("p", { textContent: `${counted(told.pages.length, "page")}. ${words} Escape closes.` }),
    ...spreads(told.pages));
  const pictures = [...print.querySelectorAll("img")];
  await Promise.all(pictures.map((image) => image.decode().catch(() => {})));
  print.scrollTop = top;
};

const showPrint = (top) => {
  print?.remove();
  print = make("dialog", { id: "--live-print" });
  print.setAttribute("aria-label", "Print pages");
  document.body.append(print);
  print.showModal();
  fill(top).catch(() => print.replaceChildren(make("p", { textContent: LOST })));
};

addEventListener("keydown", (event) => {
  const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
  const other = event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.defaultPrevented;
  if (event.key !== "p" || typing || other) return;
  if (print?.open) print.close();
  else if (!document.querySelector("dialog[open]")) showPrint();
});

document.body.append(panel, count);
goBack();
const shown = JSON.parse(sessionStorage.getItem(`${KEPT}.print`) ?? "null");
sessionStorage.removeItem(`${KEPT}.print`);
if (shown?.page === page) showPrint(shown.top);
document.addEventListener("visibilitychange", follow);
follow();
})();
