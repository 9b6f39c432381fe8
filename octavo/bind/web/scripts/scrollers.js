// A formula that is too long scrolls, and can then be scrolled with the keyboard too (WCAG 2.2, 2.1.1).

const beginScrollers = () => {
  const formulas = all('main math[display="block"]');
  const look = () => {
    for (const formula of formulas) {
      if (formula.scrollWidth > formula.clientWidth + 1) formula.setAttribute("tabindex", "0");
      else formula.removeAttribute("tabindex");
    }
  };
  if (formulas.length) new ResizeObserver(look).observe(document.querySelector("main"));
};
