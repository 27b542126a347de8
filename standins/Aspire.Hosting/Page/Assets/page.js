const byId = (id) => document.getElementById(id);
const resources = new Map();
let shown = decodeURIComponent(location.hash.slice(1)) || null;
let stream = null;
let drawing = null;

// --- what resources are doing ---

function watchResources() {
  const events = new EventSource("/api/resources");
  events.onmessage = (event) => {
    const resource = JSON.parse(event.data);
    resources.set(resource.name, resource);
    // They come in bursts: one drawing for all of them.
    drawing ??= setTimeout(draw, 20);
  };
  events.onerror = () => {
    const refused = events.readyState === EventSource.CLOSED;
    summarise(
      refused ? "Another AppHost runs here now: open the link that it printed." : "The AppHost does not answer. It may have been stopped.",
      "bad",
    );
    document.body.classList.add("stale");
  };
}

const startOrder = (a, b) => (a.type === "Project") - (b.type === "Project") || a.name.localeCompare(b.name);

function inOrder() {
  const visible = [...resources.values()].filter((r) => byId("everything").checked || !r.hidden);
  const names = new Set(visible.map((r) => r.name));
  const roots = visible.filter((r) => !names.has(r.parent)).sort(startOrder);
  return roots.flatMap((root) => [root, ...visible.filter((r) => r.parent === root.name)]);
}

function draw() {
  drawing = null;
  const ordered = inOrder();
  showRows(ordered);
  drawChoices(ordered);
  const bad = ordered.filter((r) => r.mood === "bad").length;
  const busy = ordered.filter((r) => r.mood === "busy").length;
  summarise(
    bad > 0 ? `${bad} of ${ordered.length} resources failed`
    : busy > 0 ? `${busy} of ${ordered.length} resources not ready yet`
    : `${ordered.length} resources, all well`,
    bad > 0 ? "bad" : "",
  );
  document.body.classList.remove("stale");
}

function summarise(text, mood) {
  const summary = byId("summary");
  // A screen reader says it again each time it is set.
  if (summary.textContent !== text) summary.textContent = text;
  summary.className = mood;
}

/** Rows that say the same stay, and with them the focus of whoever uses the keyboard. */
const rows = new Map();

function showRows(ordered) {
  const table = byId("resources");
  const wanted = ordered.map((resource) => {
    const said = JSON.stringify([resource, resource.name === shown]);
    if (rows.get(resource.name)?.said !== said) rows.set(resource.name, { said, row: row(resource) });
    return rows.get(resource.name).row;
  });
  if (wanted.length !== table.childElementCount || wanted.some((row, i) => row !== table.children[i])) {
    const focused = focusedButton();
    table.replaceChildren(...wanted);
    focused?.();
  }
}

/** Gives the focus back to the same button, or to what stands in its place. */
function focusedButton() {
  const button = document.activeElement?.closest?.("#resources tr button");
  if (!button) return null;
  const name = button.closest("tr").dataset.name;
  const { cellIndex } = button.closest("td");
  return () => {
    const { row } = rows.get(name);
    const here = [...row.cells[cellIndex].querySelectorAll("button:enabled")];
    (here.find((b) => b.textContent === button.textContent) ?? here[0] ?? row.querySelector("button")).focus();
  };
}

function row(resource) {
  const name = element("td", { className: resource.parent ? "name child" : "name" }, [
    element("button", { type: "button", textContent: resource.name, title: "Show its console", onclick: () => show(resource.name) }),
    element("span", { className: "kind", textContent: resource.type }),
  ]);
  const source = element("td", { className: "source", textContent: fileName(resource.source), title: resource.source ?? "" });
  const urls = element("td", { className: "urls" }, resource.urls.map(address));
  const commands = element("td", { className: "commands" }, resource.commands.map((c) => commandButton(resource, c)));
  const className = resource.name === shown ? "shown" : "";
  const made = element("tr", { className }, [name, stateCell(resource), source, urls, commands]);
  made.dataset.name = resource.name;
  return made;
}

function stateCell(resource) {
  const failing = resource.checks.filter((c) => c.status !== "Healthy");
  const text =
    resource.state === "Running" ? (resource.health === "Healthy" ? "Healthy" : resource.mood === "bad" ? "Not made ready" : "Not healthy yet")
    : resource.exitCode != null ? (resource.mood === "bad" ? `Failed, exit code ${resource.exitCode}` : resource.mood === "done" ? "Completed" : "Stopped")
    : resource.state.replace(/(?<=[a-z])[A-Z]/g, (capital) => ` ${capital.toLowerCase()}`);
  const detail =
    resource.state === "Running" && failing.length > 0 ? (failing[0].description ?? "being checked")
    : resource.stopped ? `at ${clock(resource.stopped)}`
    : resource.started ? `since ${clock(resource.started)}`
    : "";
  const why = element("button", { type: "button", className: "why", textContent: "Show why", onclick: () => explain(resource.name) });
  return element("td", {}, [
    element("span", { className: `state ${resource.mood}`, textContent: text }),
    element("span", { className: "detail", textContent: detail }),
    ...(resource.mood === "bad" ? [why] : []),
  ]);
}

const clock = (moment) => new Date(moment).toLocaleTimeString();

function explain(name) {
  show(name);
  byId("console").scrollIntoView();
}

function address(url) {
  return /^https?:/.test(url.url)
    ? element("a", { href: url.url, textContent: url.text, target: "_blank", rel: "noreferrer" })
    : element("span", { textContent: url.text });
}

const fileName = (path) => (path ?? "").split("/").pop();

// --- commands ---

function commandButton(resource, command) {
  return element("button", {
    type: "button",
    textContent: command.title,
    title: command.description ?? "",
    disabled: !command.enabled,
    onclick: () => execute(resource, command),
  });
}

async function execute(resource, command) {
  if (command.confirm && !confirm(command.confirm)) return;
  const path = `/api/resources/${encodeURIComponent(resource.name)}/commands/${encodeURIComponent(command.name)}`;
  const response = await fetch(path, { method: "POST", headers: { "X-Dashboard": "1" } });
  if (!response.ok) {
    const result = await response.json();
    notify(result.errorMessage ?? `${command.title} did not work.`);
  }
}

function notify(text) {
  const notice = byId("notice");
  notice.textContent = text;
  notice.hidden = false;
  setTimeout(() => (notice.hidden = true), 6000);
}

// --- console ---

function drawChoices(ordered) {
  const select = byId("resource");
  const names = ordered.map((r) => r.name);
  if ([...select.options].map((o) => o.value).join() !== names.join()) {
    select.replaceChildren(...names.map((n) => element("option", { value: n, textContent: n })));
  }
  if (!shown && names.length > 0) show((ordered.find((r) => r.type === "Project") ?? ordered[0]).name);
  select.value = shown;
}

function show(name) {
  shown = name;
  history.replaceState(null, "", `#${encodeURIComponent(name)}`);
  connectConsole();
  draw();
}

function connectConsole() {
  stream?.close();
  clear();
  stream = new EventSource(`/api/resources/${encodeURIComponent(shown)}/console`);
  // After a break the whole console comes again.
  stream.onopen = clear;
  stream.onmessage = (event) => write(JSON.parse(event.data));
}

function clear() {
  unwritten = [];
  byId("lines").replaceChildren();
}

const linesKept = 10_000;

let unwritten = [];

/** Lines come in bursts, and laying out thousands takes time: one layout for each burst. */
function write(lines) {
  if (unwritten.length === 0) setTimeout(flush, 30);
  unwritten = unwritten.concat(lines).slice(-linesKept);
}

function flush() {
  const screen = byId("lines");
  screen.append(...unwritten.map(line));
  unwritten = [];
  while (screen.childElementCount > linesKept) screen.firstElementChild.remove();
  if (byId("follow").checked) screen.scrollTop = screen.scrollHeight;
}

function line({ text, error }) {
  const space = text.indexOf(" ");
  const time = element("time", { textContent: clock(text.slice(0, space)) });
  const made = element("div", { className: error ? "line error" : "line" }, [time, ...coloured(text.slice(space + 1))]);
  made.hidden = !matches(made);
  return made;
}

const matches = (line) => line.textContent.toLowerCase().includes(byId("filter").value.toLowerCase());

/** Terminal colours as spans: the eight colours, bold and dim; other sequences are left out. */
function coloured(text) {
  const parts = [];
  const classes = new Set();
  for (const [, codes, words] of `\x1b[m${text}`.matchAll(/\x1b\[([\d;]*)m([^\x1b]*(?:\x1b(?!\[[\d;]*m)[^\x1b]*)*)/g)) {
    for (const code of codes.split(";").map(Number)) apply(code, classes);
    const clean = words.replace(/\x1b\[[\d;?]*[A-Za-z]/g, "");
    if (clean) parts.push(element("span", { className: [...classes].join(" "), textContent: clean }));
  }
  return parts;
}

function apply(code, classes) {
  const colour = code >= 30 && code <= 37 ? code - 30 : code >= 90 && code <= 97 ? code - 90 : null;
  if (code === 0) classes.clear();
  if (colour !== null || code === 39) for (const c of [...classes]) if (/^c\d$/.test(c)) classes.delete(c);
  if (colour !== null) classes.add(`c${colour}`);
  if (code === 1) classes.add("bold");
  if (code === 2) classes.add("dim");
  if (code === 22) ["bold", "dim"].forEach((c) => classes.delete(c));
}

function element(tag, properties, children = []) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

byId("everything").onchange = draw;
byId("resource").onchange = (event) => show(event.target.value);
// Who scrolls up wants to read; who comes back to the end wants to follow.
let last = {};
byId("lines").onscroll = ({ target: { scrollTop, scrollHeight, clientHeight } }) => {
  const follow = byId("follow");
  const sameSize = scrollHeight === last.scrollHeight && clientHeight === last.clientHeight;
  if (scrollHeight - scrollTop - clientHeight < 4) follow.checked = true;
  else if (sameSize && scrollTop < last.scrollTop) follow.checked = false;
  last = { scrollTop, scrollHeight, clientHeight };
};
byId("clear").onclick = clear;
byId("times").onchange = (event) => byId("lines").classList.toggle("timed", event.target.checked);
byId("filter").oninput = () => {
  for (const made of byId("lines").children) made.hidden = !matches(made);
};
byId("follow").onchange = (event) => {
  if (event.target.checked) byId("lines").scrollTop = byId("lines").scrollHeight;
};
if (shown) connectConsole();
watchResources();
