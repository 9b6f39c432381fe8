// Everything begins when the page is there; its looks are applied already.

addEventListener("DOMContentLoaded", () => {
  beginLooks();
  beginFigures();
  beginCode();
  beginScrollers();
  beginContents();
  beginSheets();
  beginNotes();
  beginTerms();
  beginPassages();
  beginCite();
  beginBookmark();
  beginSearch();
  beginKeys();
});
