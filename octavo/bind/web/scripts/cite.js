// A passage to quote: its words, who wrote them and where, the printed page, and a link that leads back to it.

const source = (page) => {
  const { authors, title, subtitle, publisher, year } = told();
  const name = subtitle ? `${title}: ${subtitle}` : title;
  const made = [publisher, year].filter(Boolean).join(", ");
  const whole = [authors.join(", "), made ? `${name} (${made})` : name].filter(Boolean).join(", ");
  return page ? `${whole}, ${page}` : whole;
};

const addressOf = (passage) => {
  const { url } = told();
  const file = location.pathname.split("/").pop();
  const here = url && !whole() ? `${url.replace(/\/$/, "")}/${file}` : location.href.split("#")[0];
  return `${here}#${passage.id}`;
};

const pagesOf = (range) => {
  const first = printedPage(range.startContainer, range.startOffset);
  const last = printedPage(range.endContainer, range.endOffset);
  if (!first) return "";
  return first === last ? say("page", first) : say("pages-between", `${first}–${last}`);
};

// What is selected, where something is; else the whole passage.
const chosen = (passage) => {
  const selection = getSelection();
  const range = selection.isCollapsed ? null : selection.getRangeAt(0);
  if (range && document.querySelector("main").contains(range.commonAncestorContainer)) return range;
  const whole = document.createRange();
  whole.selectNodeContents(passage);
  return whole;
};

const cite = (passage) => {
  const range = chosen(passage);
  const start = range.startContainer;
  const home = (start.nodeType === Node.ELEMENT_NODE ? start : start.parentElement).closest(PASSAGE) ?? passage;
  const sheet = named("--cite");
  const address = addressOf(home);
  sheet.querySelector("textarea").value = [
    wordsOf(range.cloneContents()),
    "",
    `${source(pagesOf(range))}.`,
    address,
  ].join("\n");
  sheet.querySelector("input").value = address;
  openSheet(sheet);
};

const copyTo = async (button, words) => {
  const before = button.textContent;
  await navigator.clipboard.writeText(words);
  button.textContent = say("copied");
  setTimeout(() => {
    button.textContent = before;
  }, 1500);
};

const beginCite = () => {
  for (const button of all("[data-copies]")) {
    const field = named(button.dataset.copies);
    button.addEventListener("click", () => {
      field.select();
      copyTo(button, field.value).catch(() => field.focus());
    });
  }
};
