/* The box that finds files by part of a name; without this script the whole list stands there. */

(() => {
  const form = document.getElementById("find");
  const words = document.getElementById("words");
  const state = document.getElementById("state");
  const sections = [...document.querySelectorAll("section")];
  form.hidden = false;

  function find() {
    const part = words.value.trim().toLowerCase();
    let number = 0;
    for (const section of sections) {
      let here = 0;
      for (const item of section.querySelectorAll("li")) {
        item.hidden = !item.textContent.toLowerCase().includes(part);
        if (!item.hidden) here += 1;
      }
      section.hidden = !here;
      number += here;
    }
    state.textContent = part ? `${number.toLocaleString("en")} found` : "";
  }

  form.addEventListener("submit", (event) => event.preventDefault());
  words.addEventListener("input", find);
  find(); // A browser that goes back fills the box again.
})();
