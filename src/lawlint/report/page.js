"use strict";
for (const report of document.querySelectorAll(".report")) {
  const cards = [...report.querySelectorAll(".card")];
  const marks = [...report.querySelectorAll(".sheet [data-f]")];
  const form = report.querySelector(".filters");
  const numbers = (node) => node.dataset.f.split(" ");

  const filter = () => {
    const levels = new Set([...form.querySelectorAll("input:checked")].map((box) => box.value));
    const rule = form.querySelector("select").value;
    const shown = new Set();
    for (const card of cards) {
      card.hidden = !levels.has(card.dataset.level) || (rule && card.dataset.rule !== rule);
      if (!card.hidden) shown.add(card.dataset.f);
    }
    for (const mark of marks) {
      const off = !numbers(mark).some((number) => shown.has(number));
      if (mark.classList.contains("number")) mark.hidden = off;
      else mark.classList.toggle("off", off);
    }
    const status = form.querySelector("[role=status]");
    status.textContent = shown.size === cards.length ? "" :
      status.dataset.said.replace("{n}", shown.size).replace("{all}", cards.length);
  };

  const light = (number, on) => {
    for (const node of [...cards, ...marks]) {
      if (numbers(node).includes(number)) node.classList.toggle("lit", on);
    }
    for (const link of report.querySelectorAll(`.card[data-f="${number}"] dd a`)) {
      const target = document.getElementById(link.hash.slice(1));
      if (target) target.classList.toggle("lit", on);
    }
  };

  for (const card of cards) {
    card.addEventListener("mouseenter", () => light(card.dataset.f, true));
    card.addEventListener("mouseleave", () => light(card.dataset.f, false));
    card.addEventListener("focusin", () => light(card.dataset.f, true));
    card.addEventListener("focusout", () => light(card.dataset.f, false));
  }
  for (const mark of marks) {
    if (mark.classList.contains("number")) continue;
    mark.addEventListener("click", () => { location.hash = report.querySelector(`.card[data-f="${numbers(mark)[0]}"]`).id; });
  }
  if (form) {
    form.hidden = false;
    form.addEventListener("change", filter);
    form.addEventListener("submit", (event) => event.preventDefault());
  }
}
