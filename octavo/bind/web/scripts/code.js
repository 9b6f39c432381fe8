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

const wordsAsWritten = (block) => `${block.textContent.replace(/\n$/, "")}\n`;
