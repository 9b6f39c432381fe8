// Keys: turn the page, search, cite. Nothing is taken from a field, a sheet, or what scrolls by itself.

const turn = (way) => {
  const target = document.querySelector(`link[rel="${way}"]`);
  if (target) location.href = target.href;
};

const beginKeys = () => {
  const [left, right] = root.dir === "rtl" ? ["next", "prev"] : ["prev", "next"];
  const does = {
    ArrowLeft: () => turn(left),
    ArrowRight: () => turn(right),
    "/": openSearch,
    c: () => {
      const passage = pointed ?? passageAtTop();
      if (passage) cite(passage);
    },
  };
  addEventListener("keydown", (event) => {
    // A sheet that has just been closed may keep the focus for a moment.
    const open = event.target.closest?.("dialog:not([open])") ? null : event.target;
    const busy = open?.closest?.("input, textarea, select, [contenteditable], .scroll, pre, math");
    const other = event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented;
    if (other || busy || document.querySelector("dialog[open]") || !does[event.key]) return;
    event.preventDefault();
    does[event.key]();
  });
};
