// The contents show where the reader is; on a narrow window they come when they are asked for.

const headingAtTop = () => {
  const line = innerHeight / 3;
  const headings = all("main :is(h1, h2, h3, h4, h5, h6)[id]");
  return headings.filter((heading) => heading.getBoundingClientRect().top < line).at(-1) ?? null;
};

const markHeading = (links) => {
  const here = headingAtTop()?.id;
  const link = links.find((each) => each.hash === `#${here}`);
  for (const each of links) {
    if (each.getAttribute("aria-current") === "location") each.removeAttribute("aria-current");
  }
  if (link && !link.hasAttribute("aria-current")) link.setAttribute("aria-current", "location");
};

const contentsSheet = (sidebar) => {
  const label = sidebar.getAttribute("aria-label");
  const close = make("button", { type: "button", className: "close", textContent: say("close") });
  const nav = make("nav", { className: "contents" }, ...sidebar.cloneNode(true).childNodes);
  const sheet = make("dialog", { className: "sheet contents-sheet" }, nav, close);
  sheet.setAttribute("aria-label", label);
  nav.setAttribute("aria-label", label);
  document.body.append(sheet);
  return sheet;
};

const beginContents = () => {
  const sidebar = document.querySelector("nav.sidebar");
  if (!sidebar) return;
  const sheet = contentsSheet(sidebar);
  const links = all('a[href^="#"]', sidebar).concat(all('a[href^="#"]', sheet));
  const mark = () => {
    for (const home of [sidebar, sheet]) markHeading(links.filter((link) => home.contains(link)));
  };
  addEventListener("scroll", () => requestAnimationFrame(mark), { passive: true });
  mark();
  const shown = sidebar.querySelector("[aria-current]");
  if (shown) sidebar.scrollTop = shown.offsetTop - sidebar.clientHeight / 3;
  document.querySelector(".masthead .to-contents").addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    sheet.showModal();
    sheet.querySelector("[aria-current]")?.scrollIntoView({ block: "center" });
  });
};
