"use strict";
// Search, timelines and the way from a mark to its statement; without this script the page is still whole, only without these.
{
  const LANES = [0, 1, -1, 2, -2]; // of one day and stance, from the middle outwards
  const form = document.querySelector(".find");
  const statements = [...document.querySelectorAll(".statements .statement")];
  const texts = statements.map((one) => one.textContent.replace(/\s+/g, " ").toLowerCase());

  const filter = () => {
    const wanted = document.getElementById("find").value.toLowerCase().split(/\s+/).filter(Boolean);
    const stance = document.getElementById("stance").value;
    let shown = 0;
    statements.forEach((one, at) => {
      one.hidden = (stance && one.dataset.stance !== stance) || !wanted.every((word) => texts[at].includes(word));
      shown += !one.hidden;
    });
    for (const list of document.querySelectorAll(".statements")) list.nextElementSibling.hidden = list.querySelector(".statement:not([hidden])") !== null;
    document.getElementById("found").textContent = wanted.length || stance ? `${shown} of ${statements.length} statements shown` : "";
  };

  const go = (id) => {
    const one = document.getElementById(id);
    if (one.hidden) { form.reset(); filter(); }
    for (const other of document.querySelectorAll(".here")) other.classList.remove("here");
    one.classList.add("here");
    one.scrollIntoView({ block: "center" });
    one.focus({ preventScroll: true });
  };

  const load = async () => {
    const packed = Uint8Array.from(atob(document.getElementById("library").textContent), (sign) => sign.charCodeAt(0));
    const script = document.createElement("script");
    script.textContent = await new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"))).text();
    document.head.append(script);
  };

  const row = (one, lanes) => {
    const [day, text] = [one.querySelector("time"), (selector) => one.querySelector(selector)?.textContent.trim() ?? ""];
    const key = day.dateTime + one.dataset.stance;
    lanes[key] = (lanes[key] ?? 0) + 1;
    return {
      id: one.id, day: day.dateTime, stance: one.dataset.stance, lane: LANES[(lanes[key] - 1) % LANES.length],
      words: text(".said"), who: text(".by"), when: day.textContent, where: text(".meta"),
    };
  };

  const draw = async (figure, chart) => {
    const lanes = {};
    const rows = [...figure.closest(".topic").querySelectorAll(".statements .statement")].filter((one) => one.querySelector("time").dateTime).map((one) => row(one, lanes));
    if (rows.length < 2) return;
    figure.hidden = false;
    const shifts = figure.dataset.shifts.split(" ").filter(Boolean).map((day) => ({ day }));
    const datasets = { statements: rows, shifts };
    const layer = chart.layer.filter((part) => datasets[part.data.name].length);
    const options = { ast: true, renderer: "svg", actions: false, defaultStyle: false, tooltip: { disableDefaultStyle: true } };
    const { view } = await vegaEmbed(figure.firstElementChild, { ...chart, datasets, layer }, options);
    view.addEventListener("click", (_event, item) => item?.datum?.id && go(item.datum.id));
  };

  if (form) {
    form.hidden = false;
    form.addEventListener("input", filter);
    form.addEventListener("submit", (event) => event.preventDefault());
    const chart = JSON.parse(document.getElementById("chart").textContent);
    load().then(() => document.querySelectorAll(".timeline").forEach((figure) => draw(figure, chart)));
  }
  addEventListener("beforeprint", () => { for (const one of document.querySelectorAll("details")) one.open = true; });
}
