// The page works without this file. It adds: focus after htmx, drafts, autosave, keys, counts.
(() => {
  "use strict";
  const $ = (selector, root = document) => root.querySelector(selector);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const words = () => $("#loi").dataset;
  const say = (text) => { $("#loi-nhan").textContent = text; };
  const fill = (text, value) => text.replace("§", value);
  const clock = (date) => date.toTimeString().slice(0, 5);
  const make = (tag, props, ...children) => {
    const element = Object.assign(document.createElement(tag), props);
    element.append(...children);
    return element;
  };

  // ---- htmx: where focus goes and what is announced
  document.addEventListener("htmx:afterSettle", (event) => {
    const part = event.detail.elt;
    const first = part.matches("[autofocus]") ? part : $("[autofocus]", part);
    if (first) first.focus();
    const told = part.matches("[data-announce]") ? part : $("[data-announce]", part);
    if (told) say(told.dataset.announce);
    ready(part);
  });

  // ---- drafts: kept in this tab until the form has gone through
  const KEY = "gs-draft:";
  const keyOf = (form) => KEY + location.pathname + "#" + form.dataset.draft;
  const typed = (form) => [...form.elements].filter((field) =>
    field.name && !field.name.startsWith("_") && !["hidden", "password", "file", "submit", "button"].includes(field.type));
  const read = (form) => typed(form).map((field) =>
    [field.name, field.value, /radio|checkbox/.test(field.type) ? field.checked : null]);
  const store = (form, sent) => {
    try {
      sessionStorage.setItem(keyOf(form), JSON.stringify({ at: Date.now(), sent, values: read(form) }));
    } catch (full) { /* a browser that keeps nothing still posts */ }
  };
  const write = (form, values) => {
    const left = typed(form);
    for (const [name, value, checked] of values) {
      const at = left.findIndex((field) => field.name === name && (checked === null || field.value === value));
      if (at < 0) continue;
      const [field] = left.splice(at, 1);
      if (checked === null) field.value = value; else field.checked = checked;
      field.dispatchEvent(new Event("change", { bubbles: true }));
    }
  };
  const offer = (form) => {
    const kept = sessionStorage.getItem(keyOf(form));
    if (!kept || $(".summary, .refusal")) return;
    const draft = JSON.parse(kept);
    if (JSON.stringify(draft.values) === JSON.stringify(read(form))) return;
    const w = words();
    const done = () => { box.remove(); typed(form)[0]?.focus(); };
    const box = make("div", { className: "banner t-waiting" }, make("div", {},
      make("p", { textContent: fill(w.draft, clock(new Date(draft.at))) }),
      make("div", { className: "actions" },
        make("button", { type: "button", className: "link", textContent: w.restore, onclick: () => { write(form, draft.values); done(); } }),
        make("button", { type: "button", className: "link", textContent: w.discard, onclick: () => { sessionStorage.removeItem(keyOf(form)); done(); } }))));
    form.prepend(box);
    say($("p", box).textContent);
  };
  // a page that shows no failure and no such form means that the last sending arrived
  const settle = () => {
    if ($("[data-keep-drafts], .summary, .refusal")) return;
    for (const key of Object.keys(sessionStorage)) {
      if (key.startsWith(KEY) && JSON.parse(sessionStorage.getItem(key)).sent) sessionStorage.removeItem(key);
    }
  };

  // ---- autosave: two quiet seconds after typing, never inside a composition
  const timers = new WeakMap();
  let composing = false;
  document.addEventListener("compositionstart", () => { composing = true; });
  document.addEventListener("compositionend", (event) => { composing = false; later(event.target.form); });
  const later = (form, wait = 2000) => {
    if (!form || !(form.dataset.draft || form.dataset.autosave)) return;
    clearTimeout(timers.get(form));
    timers.set(form, setTimeout(() => composing || keep(form), wait));
  };
  const keep = async (form) => {
    if (form.dataset.draft) store(form, false);
    if (!form.dataset.autosave) return;
    const place = $("[data-saved]", form);
    try {
      const data = new FormData(form);
      for (const [name, value] of [...data]) if (value instanceof File) data.delete(name);
      const answer = await fetch(form.dataset.autosave, {
        method: "POST", body: new URLSearchParams(data), headers: { "HX-Request": "true" }, redirect: "error" });
      if (!answer.ok) throw answer;
      place.textContent = fill(words().saved, clock(new Date()));
    } catch (failed) {
      // what a person must settle is said in the answer; anything else is tried again
      const told = [409, 422].includes(failed.status) && /text\/plain/.test(failed.headers.get("Content-Type"));
      place.textContent = told ? await failed.text() : words().saveFailed;
      if (!told) later(form, 15000);
    }
  };
  document.addEventListener("input", (event) => later(event.target.form));
  document.addEventListener("change", (event) => { later(event.target.form); count(event.target.form); });

  // ---- sending once
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.dataset.forget !== undefined) sessionStorage.clear();
    if (form.method !== "post" || event.defaultPrevented) return;
    if (form.getAttribute("aria-busy")) { event.preventDefault(); return; }
    clearTimeout(timers.get(form));
    if (form.dataset.draft) store(form, true);
    form.setAttribute("aria-busy", "true");
    say(words().busy);
    setTimeout(() => form.removeAttribute("aria-busy"), 8000);
  });
  addEventListener("pageshow", () => all("[aria-busy]").forEach((form) => form.removeAttribute("aria-busy")));

  // ---- bulk bar
  const count = (form) => {
    const bar = form && $("[data-bulk]", form);
    if (bar) $("p", bar).textContent = fill(bar.dataset.bulk, all("tbody input:checked", form).length);
  };

  // ---- palette: what the menu offers, and a search
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/gi, "d").toLowerCase();
  const palette = () => {
    if ($("dialog.palette")) return;
    const w = words();
    const list = make("ul", {});
    const input = make("input", { type: "search", placeholder: w.paletteHint, ariaLabel: w.palette });
    const links = all("nav a[href]").filter((a, i, as) => as.findIndex((b) => b.href === a.href) === i);
    const show = () => {
      const wanted = plain(input.value);
      const found = links.filter((a) => plain(a.textContent).includes(wanted))
        .map((a) => make("li", {}, make("a", { href: a.href, textContent: a.textContent.trim() })));
      if (wanted) found.push(make("li", {}, make("a", {
        href: "/tim-kiem?q=" + encodeURIComponent(input.value), textContent: fill(w.paletteSearch, input.value) })));
      list.replaceChildren(...found);
    };
    const box = make("dialog", { className: "palette", ariaLabel: w.palette }, input, list);
    input.addEventListener("input", show);
    box.addEventListener("keydown", (event) => {
      if (event.isComposing) return;
      const stops = [input, ...all("a", list)];
      const at = stops.indexOf(document.activeElement);
      if (event.key === "Escape") { event.preventDefault(); box.close(); }
      if (event.key === "Enter" && at === 0) { event.preventDefault(); stops[1]?.click(); }
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step) { event.preventDefault(); stops[(at + step + stops.length) % stops.length].focus(); }
    });
    box.addEventListener("close", () => box.remove());
    document.body.append(box);
    show();
    box.showModal();
  };

  // ---- keys
  document.addEventListener("keydown", (event) => {
    if (event.isComposing || event.keyCode === 229) return;
    const control = event.ctrlKey || event.metaKey;
    if (control && event.key.toLowerCase() === "k") { event.preventDefault(); palette(); }
    if (control && event.key === "Enter") {
      const form = document.activeElement.form;
      const main = (form && $("button.main", form)) || $(".primary .main") || $("main form button.main");
      if (main) { event.preventDefault(); main.click(); }
    }
    if (event.key === "Escape") all(".mast details[open]").forEach((d) => { d.open = false; $("summary", d).focus(); });
  });
  document.addEventListener("click", (event) => {
    all(".mast details[open]").forEach((d) => { if (!d.contains(event.target)) d.open = false; });
    if (event.target.closest("[data-back]") && history.length > 1) { event.preventDefault(); history.back(); }
  });

  // ---- tree: up and down among what is open, right and left open and close
  document.addEventListener("keydown", (event) => {
    const leaf = event.target.closest("[data-tree] a[data-leaf]");
    if (!leaf || event.isComposing) return;
    const leaves = all("a[data-leaf]", leaf.closest("[data-tree]"));
    const twig = $(":scope > a[data-twig]", leaf.parentElement);
    const open = twig && twig.getAttribute("aria-expanded") === "true";
    const at = leaves.indexOf(leaf);
    const act = {
      ArrowDown: () => leaves[at + 1]?.focus(),
      ArrowUp: () => leaves[at - 1]?.focus(),
      ArrowRight: () => (twig && !open ? twig.click() : open && leaves[at + 1]?.focus()),
      ArrowLeft: () => (open ? twig.click() : $(":scope > a[data-leaf]", leaf.closest("ul").parentElement)?.focus()),
      Home: () => leaves[0].focus(),
      End: () => leaves.at(-1).focus(),
    }[event.key];
    if (act) { event.preventDefault(); act(); }
  });

  const ready = (part) => all("form", part).forEach((form) => { count(form); if (form.dataset.draft) offer(form); });
  settle();
  ready(document);
  if (location.hash.startsWith("#d-") && $("[data-tree]")) document.getElementById(location.hash.slice(1))?.focus();
})();
