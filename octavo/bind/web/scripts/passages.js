// Every passage has an id. A sign in the margin shows it for the passage that is pointed at.

const PASSAGE = 'main [id^="p-"], main figure[id], main table[id]';

const wordsOf = (node) => {
  const copy = node.cloneNode(true);
  for (const part of all(".noteref, .page-break, .backlink, annotation", copy)) part.remove();
  return copy.textContent.replace(/\s+/g, " ").trim();
};

// The passage that is read: the first of which something stands below the head of the window.
const passageAtTop = () => {
  const line = innerHeight / 6;
  return all(PASSAGE).find((passage) => passage.getBoundingClientRect().bottom > line) ?? null;
};

let pointed = null;

const beginPassages = () => {
  const main = document.querySelector("main");
  const sign = make("a", { className: "anchor", textContent: "¶", title: say("cite"), hidden: true });
  sign.setAttribute("aria-label", say("cite"));
  sign.tabIndex = -1;
  main.append(sign);
  main.addEventListener("pointerover", (event) => {
    const passage = event.target.closest(PASSAGE);
    if (!passage || passage.closest(".beside")) return;
    pointed = passage;
    const [inside, outside] = [passage.getBoundingClientRect(), main.getBoundingClientRect()];
    sign.href = `#${passage.id}`;
    sign.hidden = false;
    sign.style.top = `${inside.top - outside.top}px`;
  });
  main.addEventListener("pointerleave", () => {
    pointed = null;
    sign.hidden = true;
  });
  sign.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || !pointed) return;
    event.preventDefault();
    history.replaceState(null, "", sign.href);
    cite(pointed);
  });
};
