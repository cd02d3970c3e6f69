/* The query box: only when somebody presses Run is anything asked, and only of a server on the same machine. */

(() => {
  const form = document.getElementById("query");
  const state = document.getElementById("state");
  const answer = document.getElementById("answer");
  const MOST = 500; // Rows shown; the endpoint gives all of them to a client that can take them.
  form.hidden = false;

  function table({ head, results, boolean }) {
    if (boolean !== undefined) return el("p", { text: boolean ? "Yes" : "No" });
    const rows = results.bindings.slice(0, MOST);
    return el("table", {},
      el("thead", {}, el("tr", {}, ...head.vars.map((name) => el("th", { scope: "col", text: name })))),
      el("tbody", {}, ...rows.map((row) => el("tr", {}, ...head.vars.map((name) => el("td", {}, el("bdi", { text: row[name] ? row[name].value : "" })))))));
  }

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    state.textContent = "Asking …";
    answer.hidden = true;
    try {
      // A form is what a browser sends without asking first whether it may.
      const response = await fetch(document.getElementById("endpoint").value, {
        method: "POST",
        headers: { Accept: "application/sparql-results+json, text/turtle;q=0.5" },
        body: new URLSearchParams({ query: document.getElementById("words").value }),
      });
      const json = (response.headers.get("Content-Type") || "").includes("json");
      if (!response.ok) throw new Error((await response.text()).slice(0, 2000) || response.statusText);
      const found = json ? await response.json() : null;
      answer.replaceChildren(found ? table(found) : el("pre", { text: (await response.text()).slice(0, 100000) }));
      const number = found?.results?.bindings.length;
      state.textContent = number === undefined ? "" : number > MOST ? `${number} rows, the first ${MOST} shown` : `${number} ${number === 1 ? "row" : "rows"}`;
      answer.hidden = false;
    } catch (error) {
      const away = error instanceof TypeError;
      state.textContent = away ? "No answer. Does turtlebay serve run, at this address, on this machine?" : `No answer: ${error.message}`;
    }
  });
})();
