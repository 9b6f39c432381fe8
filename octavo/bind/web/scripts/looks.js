// Colours, size of the text, length of the lines: applied before the page is first painted.

const SIZES = { least: -3, most: 6, step: 1.12 };
const looks = { theme: "", size: 0, width: "", pages: false, ...take("looks") };

const applyLooks = () => {
  root.toggleAttribute("data-pages", looks.pages);
  for (const name of ["theme", "width"]) {
    if (looks[name]) root.dataset[name] = looks[name];
    else delete root.dataset[name];
  }
  root.style.setProperty("--scale", SIZES.step ** looks.size);
};

const changeLooks = (change) => {
  Object.assign(looks, change);
  keep("looks", looks);
  applyLooks();
};

const beginLooks = () => {
  const sheet = named("--looks");
  const size = sheet.querySelector("output");
  const tell = () => {
    size.textContent = `${Math.round(100 * SIZES.step ** looks.size)} %`;
  };
  for (const name of ["theme", "width"]) {
    for (const box of all(`[name="--${name}"]`, sheet)) {
      box.checked = box.value === looks[name];
      box.addEventListener("change", () => changeLooks({ [name]: box.value }));
    }
  }
  for (const button of all("[data-size]", sheet)) {
    button.addEventListener("click", () => {
      const wanted = looks.size + Number(button.dataset.size);
      changeLooks({ size: Math.min(SIZES.most, Math.max(SIZES.least, wanted)) });
      tell();
    });
  }
  const pages = sheet.querySelector('[name="--pages"]');
  if (pages) {
    pages.checked = looks.pages;
    pages.addEventListener("change", () => changeLooks({ pages: pages.checked }));
  }
  tell();
};

applyLooks();
