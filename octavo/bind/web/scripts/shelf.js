// What this browser keeps for the reader, and what the page says of its book. A browser may forbid to keep
// anything, and then nothing is kept: the book is read all the same.

const root = document.documentElement;
const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const named = (id) => document.getElementById(id);

const take = (name) => {
  try {
    return JSON.parse(localStorage.getItem(`octavo.${name}`));
  } catch {
    return null;
  }
};

const keep = (name, value) => {
  try {
    localStorage.setItem(`octavo.${name}`, JSON.stringify(value));
  } catch {}
};

const told = () => JSON.parse(named("--labels").textContent);
const say = (name, put = "") => told().words[name].replace("{}", put);

const make = (name, given = {}, ...inside) => {
  const element = Object.assign(document.createElement(name), given);
  element.append(...inside);
  return element;
};

// The page that holds the whole book has no other to turn to.
const whole = () => document.body.classList.contains("whole");
