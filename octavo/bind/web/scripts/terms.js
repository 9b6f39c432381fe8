// What a term means is told at the term, to who points at it or comes to it by keys, and in a sheet to who
// touches it. The way to the glossary stays as it is (WCAG 2.2, 1.4.13: it can be left, pointed at, and waits).

const TIP = { gap: 6, edge: 12, waits: 250 };
const tip = { shown: null, term: null, leaving: 0 };

const closeTip = () => {
  clearTimeout(tip.leaving);
  tip.shown?.remove();
  tip.term?.removeAttribute("aria-describedby");
  tip.shown = tip.term = null;
};

const leaveTip = () => {
  clearTimeout(tip.leaving);
  tip.leaving = setTimeout(closeTip, TIP.waits);
};

const placeTip = (shown, term) => {
  const at = term.getClientRects()[0];
  const { width, height } = shown.getBoundingClientRect();
  const most = root.clientWidth - width - TIP.edge;
  const below = at.bottom + TIP.gap;
  const fits = below + height <= root.clientHeight || at.top - TIP.gap < height;
  shown.style.left = `${scrollX + Math.max(TIP.edge, Math.min(at.left, most))}px`;
  shown.style.top = `${scrollY + (fits ? below : at.top - TIP.gap - height)}px`;
};

const showTip = (term, words) => {
  clearTimeout(tip.leaving);
  if (tip.term === term) return;
  closeTip();
  const shown = make("div", { id: "--definition", className: "definition", textContent: words });
  shown.setAttribute("role", "tooltip");
  shown.addEventListener("pointerenter", () => clearTimeout(tip.leaving));
  shown.addEventListener("pointerleave", leaveTip);
  document.body.append(shown);
  placeTip(shown, term);
  term.setAttribute("aria-describedby", shown.id);
  Object.assign(tip, { shown, term });
};

const showDefinition = (term, words) => {
  const sheet = named("--note");
  const way = make("a", { href: term.href, textContent: term.textContent });
  sheet.setAttribute("aria-label", term.textContent);
  sheet.querySelector(".words").replaceChildren(make("p", {}, way, ": ", words));
  openSheet(sheet);
};

const beginTerms = () => {
  const known = told().definitions;
  let touched = false;
  for (const term of all('main [role="doc-glossref"]')) {
    const words = known[decodeURIComponent(term.hash.slice(1))];
    if (!words) continue;
    for (const short of all("abbr[title]", term)) short.removeAttribute("title");
    term.addEventListener("pointerdown", ({ pointerType }) => {
      touched = pointerType === "touch";
    });
    term.addEventListener("pointerenter", ({ pointerType }) => {
      if (pointerType !== "touch") showTip(term, words);
    });
    term.addEventListener("pointerleave", leaveTip);
    term.addEventListener("focus", () => {
      if (term.matches(":focus-visible")) showTip(term, words);
    });
    term.addEventListener("blur", leaveTip);
    term.addEventListener("click", (event) => {
      if (!touched) return;
      touched = false;
      event.preventDefault();
      closeTip();
      showDefinition(term, words);
    });
  }
  addEventListener("keydown", ({ key }) => {
    if (key === "Escape") closeTip();
  });
};
