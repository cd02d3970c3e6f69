/* The download menu: pictures of the present view, tables and triples of the present selection. */

const Downloads = (() => {
  const menu = document.getElementById("downloads");
  const name = Store.facts.documents.length === 1 ? Store.facts.documents[0].id : "reports";

  const FILES = {
    png: async () => save(`${name}.png`, "image/png", await Picture.png()),
    svg: () => save(`${name}.svg`, "image/svg+xml", Picture.svg()),
    recommendations: () => save(`${name}-recommendations.csv`, "text/csv;charset=utf-8", Csv.recommendations(Store.selection().recommendations, Store.context())),
    actors: () => save(`${name}-actors.csv`, "text/csv;charset=utf-8", Csv.actors(Store.selection().entities, Store.context())),
    relations: () => save(`${name}-ties.csv`, "text/csv;charset=utf-8", Csv.relations(Store.selection().relations, Store.context())),
    turtle: () => save(`${name}.ttl`, "text/turtle;charset=utf-8", Turtle.write(Store.selection(), Store.context())),
  };

  for (const button of menu.querySelectorAll("[data-file]")) {
    button.addEventListener("click", async () => {
      await FILES[button.dataset.file]();
      menu.open = false;
      menu.querySelector("summary").focus();
      Main.announce("Saved");
    });
  }
  Store.listen((state) => {
    // Behind the table there is nothing drawn.
    for (const kind of ["png", "svg"]) menu.querySelector(`[data-file=${kind}]`).disabled = Boolean(state.table);
  });
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    event.stopPropagation();
    menu.open = false;
    menu.querySelector("summary").focus();
  });
  document.addEventListener("click", (event) => { if (!menu.contains(event.target)) menu.open = false; });

  return { FILES };
})();
