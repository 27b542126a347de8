const byId = (id) => document.getElementById(id);
const resources = new Map();
let shown = decodeURIComponent(location.hash.slice(1)) || null;
let stream = null;

// --- what resources are doing ---

function watchResources() {
  const events = new EventSource("/api/resources");
  events.onmessage = (event) => {
    const resource = JSON.parse(event.data);
    resources.set(resource.name, resource);
    draw();
  };
  events.onerror = () => {
    byId("summary").textContent = "The AppHost does not answer. It may have been stopped.";
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
  const ordered = inOrder();
  showRows(ordered);
  drawChoices(ordered);
  const bad = ordered.filter((r) => r.mood === "bad").length;
  const busy = ordered.filter((r) => r.mood === "busy").length;
  byId("summary").textContent =
    bad > 0 ? `${bad} failed, ${ordered.length} resources`
    : busy > 0 ? `${busy} not ready yet, ${ordered.length} resources`
    : `${ordered.length} resources, all well`;
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

function focusedButton() {
  const place = document.activeElement?.closest?.("#resources tr button");
  if (!place) return null;
  const [name, title] = [place.closest("tr").querySelector("td.name button").textContent, place.textContent];
  return () => {
    const again = [...byId("resources").querySelectorAll("tr")].find((r) => r.querySelector("td.name button").textContent === name);
    [...(again?.querySelectorAll("button") ?? [])].find((b) => b.textContent === title)?.focus();
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
  return element("tr", { className }, [name, stateCell(resource), source, urls, commands]);
}

function stateCell(resource) {
  const failing = resource.checks.filter((c) => c.status !== "Healthy");
  const text =
    resource.state === "Running" ? (resource.health === "Healthy" ? "Healthy" : "Not healthy yet")
    : resource.exitCode === 0 ? "Completed"
    : resource.exitCode != null ? `${resource.state}, exit code ${resource.exitCode}`
    : resource.state === "FailedToStart" ? "Failed to start"
    : resource.state === "NotStarted" ? "Not started"
    : resource.state;
  const since = resource.started ? `since ${new Date(resource.started).toLocaleTimeString()}` : "";
  const detail = resource.state === "Running" && failing.length > 0 ? (failing[0].description ?? "being checked") : since;
  return element("td", {}, [
    element("span", { className: `state ${resource.mood}`, textContent: text }),
    element("span", { className: "detail", textContent: detail }),
  ]);
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
    onclick: (event) => execute(event.target, resource, command),
  });
}

async function execute(button, resource, command) {
  if (command.confirm && !confirm(command.confirm)) return;
  button.disabled = true;
  const path = `/api/resources/${encodeURIComponent(resource.name)}/commands/${encodeURIComponent(command.name)}`;
  const response = await fetch(path, { method: "POST", headers: { "X-Dashboard": "1" } });
  if (!response.ok) {
    const result = await response.json();
    notify(result.errorMessage ?? `${command.title} did not work.`);
  }
  button.disabled = false;
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
  if (!shown && names.length > 0) show(names[0]);
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
  byId("lines").replaceChildren();
  stream = new EventSource(`/api/resources/${encodeURIComponent(shown)}/console`);
  // After a break the whole console comes again.
  stream.onopen = () => byId("lines").replaceChildren();
  stream.onmessage = (event) => write(JSON.parse(event.data));
}

const linesKept = 10_000;

function write(lines) {
  const screen = byId("lines");
  screen.append(...lines.map(line));
  while (screen.childElementCount > linesKept) screen.firstElementChild.remove();
  if (byId("follow").checked) screen.scrollTop = screen.scrollHeight;
}

function line({ text, error }) {
  const space = text.indexOf(" ");
  const time = element("time", { textContent: new Date(text.slice(0, space)).toLocaleTimeString() });
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
byId("clear").onclick = () => byId("lines").replaceChildren();
byId("times").onchange = (event) => byId("lines").classList.toggle("timed", event.target.checked);
byId("filter").oninput = () => {
  for (const made of byId("lines").children) made.hidden = !matches(made);
};
byId("follow").onchange = (event) => {
  if (event.target.checked) byId("lines").scrollTop = byId("lines").scrollHeight;
};
if (shown) connectConsole();
watchResources();
