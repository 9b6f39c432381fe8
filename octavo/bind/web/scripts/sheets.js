// Sheets lie over the page: the browser's own dialogs, which keep the focus, and give it back.

const openSheet = (sheet) => {
  if (!sheet.open) sheet.showModal();
};

// A click with a pointer beside the sheet closes it; one made by a key has no place.
const isOutside = (sheet, { target, clientX, clientY }) => {
  const { left, right, top, bottom } = sheet.getBoundingClientRect();
  const inside = left <= clientX && clientX <= right && top <= clientY && clientY <= bottom;
  return target === sheet && !inside;
};

const beginSheets = () => {
  for (const sheet of all("dialog")) {
    sheet.addEventListener("click", (event) => {
      if (isOutside(sheet, event) || event.target.closest(".close, a[href]")) sheet.close();
    });
  }
  for (const button of all("[data-opens]")) {
    button.addEventListener("click", () => openSheet(named(button.dataset.opens)));
  }
  for (const tools of all(".tools")) tools.hidden = false;
};
