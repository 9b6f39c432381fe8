// Code can be copied as it was written.

const beginCode = () => {
  for (const block of all("main pre")) {
    const button = make("button", { type: "button", className: "copy", textContent: say("copy") });
    const box = make("div", { className: "code" });
    block.replaceWith(box);
    box.append(block, button);
    button.addEventListener("click", () => {
      copyTo(button, wordsAsWritten(block)).catch(() => getSelection().selectAllChildren(block));
    });
  }
};

// The callouts are the book's, not the code's.
const wordsAsWritten = (block) => {
  const code = block.cloneNode(true);
  for (const callout of code.querySelectorAll(".callout")) {
    const white = callout.previousSibling;
    if (white?.nodeType === Node.TEXT_NODE) white.data = white.data.trimEnd();
    callout.remove();
  }
  return `${code.textContent.replace(/\n$/, "")}\n`;
};
