// The printed pages are marked where they begin: what stands behind a mark and before the next is on its page.

const printedPage = (node, offset = 0) => {
  const at = document.createRange();
  at.setStart(node, offset);
  const marks = all(".page-break");
  const before = marks.filter((mark) => at.comparePoint(mark, 0) <= 0);
  return before.at(-1)?.title ?? null;
};
