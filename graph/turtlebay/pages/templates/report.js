/* The report page: sorting and filtering what the page already shows, files to save, and the text beside it. */

(() => {
  const facts = JSON.parse(document.getElementById("turtlebay-data").textContent);
  const get = (id) => document.getElementById(id);
  const [source] = facts.documents;
  const entities = new Map(facts.entities.map((one) => [one.id, one]));
  const context = { base: facts.base, entities, documents: new Map([[source.id, source]]) };
  const terms = Object.fromEntries(Object.entries(facts.terms).map(([group, list]) => [group, list.map((term) => term.id)]));
  const topics = new Map(facts.terms.topic.map((term) => [term.id, term.label]));
  const byKey = new Map(facts.recommendations.map((fact, number) => [fact.key, { fact, number }]));
  const entries = [...document.querySelectorAll(".card")].map((card) => ({ card, part: card.parentElement, ...byKey.get(card.dataset.key) }));
  const FILTERS = ["find", "asked", "strength", "endorsement", "topic"];

  const plain = (text) => text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  for (const entry of entries) {
    const { fact } = entry;
    const names = [...fact.addressees, ...fact.counterparts, ...fact.places].flatMap((id) => [entities.get(id).label, ...entities.get(id).names]);
    entry.text = plain([fact.key, fact.action, fact.condition || "", fact.quote || "", ...names, ...fact.topics.map((topic) => topics.get(topic))].join("\n"));
  }

  function passes({ fact, text }) {
    const wanted = Object.fromEntries(FILTERS.map((name) => [name, get(name).value]));
    return plain(wanted.find).split(/\s+/).every((word) => text.includes(word)) &&
      (!wanted.asked || (wanted.asked === "nobody" ? !fact.addressees.length : fact.addressees.includes(wanted.asked))) &&
      (!wanted.strength || fact.strength === wanted.strength) &&
      (!wanted.endorsement || fact.endorsement === wanted.endorsement) &&
      (!wanted.topic || fact.topics.includes(wanted.topic));
  }

  const label = (id) => (id ? entities.get(id).label : "\uffff");
  const ORDER = {
    place: () => 0,
    strength: (a, b) => terms.strength.indexOf(a.strength) - terms.strength.indexOf(b.strength),
    asked: (a, b) => label(a.addressees[0]).localeCompare(label(b.addressees[0]), "en"),
    endorsement: (a, b) => terms.endorsement.indexOf(a.endorsement) - terms.endorsement.indexOf(b.endorsement),
    topic: (a, b) => topics.get(a.topics[0]).localeCompare(topics.get(b.topics[0]), "en"),
  };

  const shown = () => entries.filter(passes).sort((a, b) => ORDER[get("sort").value](a.fact, b.fact) || a.number - b.number);

  function update() {
    const kept = shown();
    const there = new Set(kept);
    const flat = get("sort").value !== "place";
    for (const entry of entries) entry.card.hidden = !there.has(entry);
    // In the order of the text the cards stand under their headings; in any other order headings would lie.
    if (flat) get("flat").append(...kept.map((entry) => entry.card));
    else for (const entry of entries) entry.part.append(entry.card);
    get("flat").hidden = !flat;
    for (const part of document.querySelectorAll(".part")) part.hidden = flat || !part.querySelector(".card:not([hidden])");
    for (const mark of document.querySelectorAll("mark.rec[data-keys]")) {
      mark.classList.toggle("off", !mark.dataset.keys.split(" ").some((key) => there.has(entries.find((entry) => entry.fact.key === key))));
    }
    get("count").textContent = `${kept.length} of ${entries.length}`;
    get("none").hidden = kept.length > 0;
  }

  /** Show a recommendation in both places: its card and its words in the text. */
  function light(key, scroll) {
    for (const one of document.querySelectorAll(".lit")) one.classList.remove("lit");
    const card = get(key);
    if (!byKey.has(key) || !card) return;
    if (card.hidden) { get("controls").reset(); update(); }
    card.classList.add("lit");
    for (const mark of document.querySelectorAll("mark.rec[data-keys]")) mark.classList.toggle("lit", mark.dataset.keys.split(" ").includes(key));
    if (scroll) scroll(card);
  }

  function follow() {
    const name = decodeURIComponent(location.hash.slice(1));
    const place = /^at-(\d+)$/.exec(name);
    if (!place) { light(name, (card) => card.scrollIntoView({ block: "center" })); return; }
    const entry = entries.find((one) => one.fact.start === Number(place[1]));
    get(name)?.scrollIntoView({ block: "center" });
    // The list stands beside the text on a wide screen and may scroll along; on a narrow one it is below and stays.
    if (entry) light(entry.fact.key, (card) => {
      const list = get("list");
      if (list.scrollHeight > list.clientHeight + 1) list.scrollTop += card.getBoundingClientRect().top - list.getBoundingClientRect().top - 90;
    });
  }

  function announce(text) {
    get("live").textContent = "";
    setTimeout(() => { get("live").textContent = text; }, 30);
  }

  document.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-cite]");
    if (button) {
      const { fact } = byKey.get(button.closest(".card").dataset.key);
      const text = Citations[button.dataset.cite](fact, source, facts.base);
      if (button.dataset.cite === "line") announce((await copy(text)) ? "Copied" : "The browser does not let this page copy");
      else if (button.dataset.cite === "bibtex") save(`${source.id}-${fact.key}.bib`, "text/plain;charset=utf-8", text);
      else save(`${source.id}-${fact.key}.json`, "application/json", text);
      return;
    }
    const mark = event.target.closest("mark.rec[data-keys]");
    // A click on a recommendation in the text: its card; a link inside it goes where it says.
    if (mark && !event.target.closest("a") && !String(getSelection())) location.hash = mark.dataset.keys.split(" ")[0];
  });
  for (const name of [...FILTERS, "sort"]) get(name).addEventListener("input", update);
  get("controls").addEventListener("submit", (event) => event.preventDefault());
  get("all").addEventListener("click", () => { get("controls").reset(); update(); get("find").focus(); });
  get("csv").addEventListener("click", () => {
    save(`${source.id}-recommendations.csv`, "text/csv;charset=utf-8", Csv.recommendations(shown().map((entry) => entry.fact), context));
    announce("Saved");
  });
  window.addEventListener("hashchange", follow);

  for (const part of document.querySelectorAll(".cite")) part.hidden = false;
  get("controls").hidden = false;
  follow();
  document.documentElement.dataset.ready = "1";
})();
