// The place where the reader stopped is kept, and the first page leads back to it.

const placeName = () => `place.${told().slug}${whole() ? ".whole" : ""}`;

const keepPlace = () => {
  const passage = passageAtTop();
  const leaf = passage?.closest(".leaf");
  if (!passage || !scrollY) return;
  const title = leaf?.querySelector(":is(h1, h2, h3).opening");
  const file = whole() ? "" : location.pathname.split("/").pop();
  keep(placeName(), { file, id: passage.id, title: title ? wordsOf(title) : "" });
};

const leadBack = () => {
  const place = take(placeName());
  if (!place || location.hash) return;
  const words = [say("continue"), place.title].filter(Boolean).join(": ");
  const link = make("a", { href: `${place.file}#${place.id}`, textContent: words });
  const line = make("p", { className: "begin continue" }, link);
  const begin = document.querySelector(".begin");
  if (begin) begin.after(line);
  else document.querySelector("main").prepend(line);
};

const beginBookmark = () => {
  if (whole() || document.body.classList.contains("first")) leadBack();
  if (document.body.classList.contains("first")) return;
  let waiting = 0;
  const later = () => {
    clearTimeout(waiting);
    waiting = setTimeout(keepPlace, 250);
  };
  addEventListener("scroll", later, { passive: true });
  addEventListener("pagehide", keepPlace);
};
