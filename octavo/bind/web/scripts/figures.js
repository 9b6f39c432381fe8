// A figure can be looked at as large as the window.

const enlarge = (image) => {
  const sheet = named("--figure");
  const shown = make("img", { src: image.currentSrc || image.src, alt: image.alt });
  sheet.querySelector(".picture").replaceChildren(shown);
  openSheet(sheet);
};

const beginFigures = () => {
  for (const image of all("main figure img, main p > img:only-child")) {
    if (image.closest("a, button") || image.classList.contains("decorative")) continue;
    const button = make("button", { type: "button", className: "enlarges", title: say("enlarge") });
    image.replaceWith(button);
    button.append(image);
    button.addEventListener("click", () => enlarge(image));
  }
};
