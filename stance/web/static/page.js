"use strict";
// Names that complete what is typed, and the way between a statement's words and its note; every page is whole without this script.
{
  const typed = (input) => {
    let waiting = 0, latest = "";
    input.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(async () => {
        const field = input.getAttribute("list") === "topics" ? "topic" : "actor";
        const asked = (latest = input.value);
        const answer = await fetch(`${document.body.dataset.complete}?${new URLSearchParams({ [field]: asked })}`);
        if (!answer.ok || asked !== latest) return;
        const names = (await answer.json())[field] ?? [];
        input.list.replaceChildren(...names.map((name) => Object.assign(document.createElement("option"), { value: name })));
      }, 120);
    });
  };

  const show = (id) => {
    for (const other of document.querySelectorAll(".here")) other.classList.remove("here");
    for (const mark of document.querySelectorAll(".mark[data-ids]")) mark.classList.toggle("here", mark.dataset.ids.split(" ").includes(id));
    document.getElementById(`n-${id}`)?.classList.add("here");
  };

  const arrived = () => {
    const [kind, id] = [location.hash.slice(1, 3), decodeURIComponent(location.hash.slice(3))];
    if (kind === "s-" || kind === "n-") show(id);
  };

  document.querySelectorAll("input[list]").forEach(typed);
  addEventListener("hashchange", arrived);
  arrived();
}
