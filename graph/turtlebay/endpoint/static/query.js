"use strict";
// Sets Yasgui up so that it speaks to this server alone: no list of foreign endpoints, no completion from the web.
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const endpoint = new URL("/sparql", location.href).href;
  const select = document.getElementById("question");
  const why = document.getElementById("why");
  const notice = document.getElementById("notice");
  const parameters = document.getElementById("parameters");

  Yasgui.Yasqe.defaults.prefixCcApi = undefined;
  Yasgui.Yasqe.defaults.autocompleters = ["variables"];
  Yasgui.Yasqe.defaults.addPrefixesOnPaste = false;
  Yasgui.Yasqe.defaults.createShareableLink = undefined;
  // The Tab key moves on, as everywhere: an editor must not hold the keyboard.
  Yasgui.Yasqe.defaults.extraKeys = { ...Yasgui.Yasqe.defaults.extraKeys, Tab: false, "Shift-Tab": false };
  Yasgui.Yasr.defaults.prefixes = data.prefixes;

  const yasgui = new Yasgui(document.getElementById("yasgui"), {
    requestConfig: { endpoint, method: "POST" },
    copyEndpointOnNewTab: true,
    endpointCatalogueOptions: { getData: () => [] },
    persistenceId: "turtlebay",
    populateFromUrl: false,
    autofocus: false,
    corsProxy: undefined,
  });

  function label() {
    for (const editor of document.querySelectorAll("#yasgui .CodeMirror textarea")) {
      editor.setAttribute("aria-label", "SPARQL query; Control and Enter runs it");
    }
    for (const image of document.querySelectorAll("#yasgui button:not([aria-label])")) {
      if (image.title) image.setAttribute("aria-label", image.title);
    }
  }

  function choose(name, run) {
    const question = data.questions.find((one) => one.name === name);
    if (!question) return;
    select.value = name;
    why.textContent = question.why;
    offer(question);
    const tab = yasgui.getTab() || yasgui.addTab(true);
    tab.setEndpoint(endpoint);
    tab.setQuery(question.sparql);
    tab.setName(question.title);
    if (run) tab.getYasqe().query().catch(() => {});
  }

  // One field for each parameter. The server binds a value as a term; nothing is pasted into a query here.
  function offer(question) {
    parameters.replaceChildren();
    parameters.hidden = question.parameters.length === 0;
    for (const parameter of question.parameters) {
      const field = document.createElement("label");
      const name = document.createElement("span");
      const input = document.createElement("input");
      name.textContent = parameter.description;
      input.name = parameter.name;
      input.placeholder = parameter.default;
      field.append(name, input);
      parameters.append(field);
    }
    const ask = document.createElement("button");
    ask.textContent = "Ask";
    parameters.append(ask);
    parameters.dataset.question = question.name;
  }

  parameters.addEventListener("submit", async (event) => {
    event.preventDefault();
    const values = new URLSearchParams();
    for (const input of parameters.querySelectorAll("input")) if (input.value.trim()) values.append(input.name, input.value.trim());
    const address = `/questions/${encodeURIComponent(parameters.dataset.question)}?${values}`;
    const response = await fetch(address, { headers: { Accept: "application/sparql-query" } });
    const text = await response.text();
    notice.textContent = response.ok ? "" : text;
    if (!response.ok) return;
    const tab = yasgui.getTab() || yasgui.addTab(true);
    tab.setQuery(text);
    tab.getYasqe().query().catch(() => {});
  });

  function watch(tab) {
    const yasqe = tab.getYasqe();
    if (!yasqe || yasqe.watched) return;
    yasqe.watched = true;
    yasqe.on("query", () => { notice.textContent = ""; });
    yasqe.on("queryResponse", (_editor, response) => {
      const rows = response && response.headers && response.headers.get && response.headers.get("x-result-cut");
      notice.textContent = rows ? `There is more: the answer ends after ${Number(rows)} rows (see Limits below).` : "";
    });
  }

  function refresh() {
    const tab = yasgui.getTab();
    if (tab) {
      // A tab kept from another day may name another server, which this page could not ask.
      if (tab.getEndpoint() !== endpoint) tab.setEndpoint(endpoint);
      watch(tab);
    }
    label();
  }

  // An IRI of ours leads to what this server knows of it, wherever its name points on the web. Where the table
  // shortens an IRI, the mouse meets the element around the link, so that one counts as the link.
  document.getElementById("yasgui").addEventListener("click", (event) => {
    const target = event.target;
    const inner = target.matches("span") && target.children.length === 1 ? target.firstElementChild : null;
    const link = target.closest("a[href]") || (inner && inner.matches("a.iri[href]") ? inner : null);
    if (!link || !/^https?:/.test(link.href)) return;
    const ours = /^https:\/\/w3id\.org(\/turtlebay(?:[\/#].*)?)$/.exec(link.getAttribute("href"));
    if (!ours && link !== inner) return;
    event.preventDefault();
    window.open(ours ? ours[1] : link.href, "_blank", "noopener");
  }, true);

  yasgui.on("tabSelect", () => setTimeout(refresh, 0));
  yasgui.on("tabAdd", () => setTimeout(refresh, 0));
  select.addEventListener("change", () => choose(select.value, true));
  refresh();
  const asked = new URLSearchParams(location.search).get("question");
  if (asked) choose(asked, true);
  else if (!localStorage.getItem("turtlebay.seen")) choose(data.questions[0] && data.questions[0].name, false);
  localStorage.setItem("turtlebay.seen", "1");
  document.documentElement.dataset.ready = "1";
})();
