// Notes stand at the end of their leaf. Where there is room they are set beside their marker, without being
// moved in the document; where there is none, a marker shows its note in a sheet.

// Narrower than this, in px, a note beside the text has too few words in a line; wider, too many.
const BESIDE = { least: 190, most: 340, gap: 12, edge: 32 };

const noteOf = (marker) => {
  const href = marker.getAttribute("href") ?? "";
  return href.startsWith("#") ? named(decodeURIComponent(href.slice(1))) : null;
};

const roomBeside = (main) => {
  const { left, right } = main.getBoundingClientRect();
  return (root.dir === "rtl" ? left : root.clientWidth - right) - BESIDE.edge;
};

const setNotesBeside = (main, pairs) => {
  const top = main.getBoundingClientRect().top;
  let free = 0;
  for (const [marker, note] of pairs) {
    const begins = Math.max(marker.getBoundingClientRect().top - top, free);
    note.style.top = `${begins}px`;
    free = begins + note.getBoundingClientRect().height + BESIDE.gap;
  }
  main.style.minHeight = `${free}px`;
};

const layNotes = (main, homes, pairs) => {
  const room = roomBeside(main);
  const beside = room >= BESIDE.least;
  for (const home of homes) home.classList.toggle("beside", beside);
  main.style.setProperty("--beside", `${Math.min(room, BESIDE.most)}px`);
  main.style.minHeight = "";
  if (beside) setNotesBeside(main, pairs);
  else for (const [, note] of pairs) note.style.top = "";
};

const showNote = (marker, note) => {
  const sheet = named("--note");
  const shown = note.cloneNode(true);
  for (const element of all("[id]", shown)) element.removeAttribute("id");
  for (const back of all('[role="doc-backlink"]', shown)) {
    back.replaceWith(make("b", { className: "label", textContent: back.textContent }));
  }
  sheet.setAttribute("aria-label", say("note-number", marker.textContent));
  sheet.querySelector(".words").replaceChildren(...shown.childNodes);
  openSheet(sheet);
};

// A margin note stands in its text: what marks its height is put before it.
const marginPairs = (main) =>
  all(".margin", main).map((note) => {
    const here = make("span", { className: "here" });
    note.before(here);
    return [here, note];
  });

const inOrder = (one, other) =>
  one[0].compareDocumentPosition(other[0]) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;

const beginNotes = () => {
  const main = document.querySelector("main");
  const margins = marginPairs(main);
  const homes = [...all(".notes", main), ...margins.map(([, note]) => note)];
  const markers = all('[role="doc-noteref"]', main);
  const pairs = markers.map((marker) => [marker, noteOf(marker)]).filter(([, note]) => note);
  const placed = pairs.filter(([, note]) => homes.some((home) => home.contains(note)));
  const beside = [...placed, ...margins].sort(inOrder);
  for (const [marker, note] of pairs) {
    marker.addEventListener("click", (event) => {
      if (note.closest(".beside") || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      showNote(marker, note);
    });
  }
  if (beside.length) {
    const lay = () => layNotes(main, homes, beside);
    new ResizeObserver(lay).observe(main);
    addEventListener("resize", lay);
    addEventListener("beforeprint", () => homes.forEach((home) => home.classList.remove("beside")));
    addEventListener("afterprint", lay);
  }
};
