// Search reads the text itself, passage by passage: it finds whole phrases, the beginnings of words, and
// words without their accents, in any language, and needs neither a server nor an index.

const MOST = 100;
const BEFORE = 60;
const AROUND = 240;

const fold = (text) =>
  text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/[‘’]/g, "'").replace(/ß/g, "ss");

// Scripts that set no space between words: there a word may be found within a line of letters.
const UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Khmer}\p{sc=Lao}\p{sc=Myanmar}]/u;

const termsOf = (sought) => {
  const written = fold(sought).match(/"[^"]+"|[^\s"]+/g) ?? [];
  return written.map((term) => term.replace(/"/g, "").trim()).filter(Boolean);
};

// Words of a phrase may have a comma or an apostrophe between them that was not sought.
const pattern = (term) => {
  const parts = term.split(/\s+/).map((part) => part.replace(/[.*+?^${}()|[\]\\/-]/g, "\\$&"));
  const begins = /^[\p{L}\p{N}]/u.test(term) && !UNSPACED.test(term) ? "(?<![\\p{L}\\p{N}])" : "";
  return new RegExp(begins + parts.join("[^\\p{L}\\p{N}]+"), "gu");
};

const ofThisPage = () =>
  all("main .leaf").map((leaf) => {
    const opening = leaf.querySelector(".opening");
    const parts = all('[id^="p-"], :is(h1, h2, h3, h4, h5, h6)[id]', leaf);
    return ["", opening ? wordsOf(opening) : "", parts.map((part) => [part.id, wordsOf(part)])];
  });

const load = (address) =>
  new Promise((done, failed) => {
    const script = make("script", { src: address, onload: done, onerror: failed });
    document.head.append(script);
  });

let rows = null;

const readRows = async () => {
  const { text } = named("--search").dataset;
  if (text && !window.octavoText) await load(text);
  rows = (text ? window.octavoText : ofThisPage()).flatMap(([file, title, parts]) =>
    parts.map(([id, words]) => ({ file, title, id, words, folded: fold(words) })),
  );
};

const find = (sought) => {
  const terms = termsOf(sought).map(pattern);
  const phrase = pattern(termsOf(sought).join(" "));
  if (!terms.length) return [];
  const found = rows.filter(({ folded }) => terms.every((term) => folded.search(term) >= 0));
  const rank = ({ folded, id }) => (folded.search(phrase) < 0 ? 2 : 0) + (id.startsWith("p-") ? 1 : 0);
  return found.map((row) => [rank(row), row]).sort(([a], [b]) => a - b).map(([, row]) => row);
};

// Which letters of a text a pattern meets: folding may make one letter two, or none.
const met = (words, terms) => {
  let folded = "";
  const home = [];
  for (const [at, letter] of [...words].entries()) {
    const made = fold(letter);
    folded += made;
    for (let count = made.length; count; count -= 1) home.push(at);
  }
  const marked = new Set();
  for (const term of terms) {
    for (const hit of folded.matchAll(term)) {
      for (let at = hit.index; at < hit.index + hit[0].length; at += 1) marked.add(home[at]);
    }
  }
  return marked;
};

const excerpt = (words, terms) => {
  const letters = [...words];
  const marked = met(words, terms);
  const first = Math.max(0, Math.min(...marked) - BEFORE);
  const begins = first ? letters.indexOf(" ", first) + 1 || first : 0;
  const most = begins + AROUND;
  const ends = letters.length > most ? Math.max(letters.lastIndexOf(" ", most), begins + BEFORE) : letters.length;
  const line = make("span", { className: "excerpt" }, begins ? "… " : "");
  for (let at = begins; at < ends; ) {
    const is = marked.has(at);
    let run = "";
    while (at < ends && marked.has(at) === is) run += letters[at++];
    line.append(is ? make("mark", { textContent: run }) : run);
  }
  if (ends < letters.length) line.append(" …");
  return line;
};

const showFound = (sought) => {
  const sheet = named("--search");
  const found = find(sought);
  const terms = termsOf(sought).map(pattern);
  const status = found.length ? say("found-some", found.length) : say("found-none");
  sheet.querySelector(".found").textContent = terms.length ? status : "";
  sheet.querySelector(".results").replaceChildren(
    ...found.slice(0, MOST).map(({ file, title, id, words }) => {
      const where = make("span", { className: "where", textContent: title });
      return make("li", {}, make("a", { href: `${file}#${id}` }, where, excerpt(words, terms)));
    }),
  );
};

const openSearch = () => {
  openSheet(named("--search"));
  named("--sought").select();
  if (!rows) readRows().then(() => showFound(named("--sought").value));
};

const beginSearch = () => {
  const field = named("--sought");
  field.addEventListener("input", () => rows && showFound(field.value));
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter") named("--search").querySelector(".results a")?.click();
    if (event.key === "Escape") {
      // A field for searching would keep the key to itself, and only be emptied.
      event.preventDefault();
      named("--search").close();
    }
  });
  for (const button of all('[data-opens="--search"]')) button.addEventListener("click", openSearch);
};
