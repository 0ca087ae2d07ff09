// The chart over the list of events: lanes over time, filters, a card with the evidence. Origin: ours. Licence: Apache-2.0.
// Text reaches the page as text nodes only; the card is a copy of what stands in the list.
"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const byId = (id) => document.getElementById(id);
  const items = [...byId("events").children];
  const sides = new Map(data.sides.map((side) => [side.code, side]));
  const events = data.events.map((event, at) => ({
    ...event, at, item: items[at], words: items[at].textContent.toLowerCase(),
  }));
  const CALLED_OFF = new Set(["cancelled", "denied", "postponed"]);
  const OPEN = new Set(["planned", "proposed"]);
  const DAY = 864e5, PAD = 9, MOST_LANES = 40, MOST_ROWS = 14, MOST_NAMES = 90, DENSE = 400;
  let BAR = 16, ROW = 26;
  const state = { sides: new Set(), off: new Set(), from: null, to: null };

  const svg = (name, attributes = {}, ...children) => {
    const node = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
    node.append(...children);
    return node;
  };
  const iso = (day) => new Date(day * DAY).toISOString().slice(0, 10);
  const dayOf = (text) => (text ? Math.floor(Date.parse(text + "T00:00:00Z") / DAY) : null);
  const cut = (text, length) => (text.length > length ? text.slice(0, length - 1).trimEnd() + "…" : text);
  const pen = document.createElement("canvas").getContext("2d");
  pen.font = `13px ${getComputedStyle(document.documentElement).getPropertyValue("--sans")}`;
  const widthOf = (text) => pen.measureText(text).width + 1;

  function fitted(text, room) {
    if (widthOf(text) <= room) return text;
    let [low, high] = [0, text.length];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (widthOf(text.slice(0, middle).trimEnd() + "…") <= room) low = middle; else high = middle - 1;
    }
    return text.slice(0, low).trimEnd() + "…";
  }

  // What the lane says already need not stand beside each mark.
  function nameOf(event) {
    const by = byId("lanes").value, end = ` (${event.place})`;
    if (by === "place" && event.place && event.label.endsWith(end)) return event.label.slice(0, -end.length);
    return event.label;
  }

  // ---- filters -------------------------------------------------------------------------------------------------
  function fits(event) {
    const person = byId("person").value.trim().toLowerCase(), words = byId("words").value.trim().toLowerCase();
    if (state.off.has(event.status)) return false;
    if ([...state.sides].some((side) => !event.sides.includes(side))) return false;
    if (person && !event.people.some((name) => name.toLowerCase().includes(person))) return false;
    if (words && !event.words.includes(words)) return false;
    if (state.from === null && state.to === null) return true;
    return event.days && (state.to === null || event.days[0] <= state.to) && (state.from === null || event.days[1] >= state.from);
  }

  function chip(text, count, pressed, sign, toggle) {
    const button = document.createElement("button"), small = document.createElement("small");
    button.type = "button";
    button.className = "chip";
    small.textContent = count;
    button.append(sign, text, " ", small);
    button.setAttribute("aria-pressed", pressed);
    button.addEventListener("click", () => {
      button.setAttribute("aria-pressed", toggle());
      update();
    });
    return button;
  }

  const flip = (set, value) => (set.delete(value) ? false : Boolean(set.add(value)));

  function fillFilters() {
    const count = (test) => events.filter(test).length;
    for (const side of data.sides.slice(0, 24)) {
      const sign = svg("svg", { width: 12, height: 12, "aria-hidden": true }, svg("rect", { width: 12, height: 12, rx: 2, fill: side.colour }));
      const toggle = () => flip(state.sides, side.code);
      byId("sides").append(chip(side.name, count((e) => e.sides.includes(side.code)), false, sign, toggle));
    }
    for (const status of new Set(events.map((event) => event.status))) {
      const sign = svg("svg", { width: 22, height: 14, "aria-hidden": true });
      sign.append(...body({ status, vague: false, sides: [] }, 1, 7, 20, 10));
      byId("statuses").append(chip(status, count((e) => e.status === status), true, sign, () => !flip(state.off, status)));
    }
    const names = [...new Set(events.flatMap((event) => event.people))].sort((a, b) => a.localeCompare(b));
    byId("people").append(...names.slice(0, 3000).map((name) => Object.assign(document.createElement("option"), { value: name })));
    for (const id of ["person", "words"]) byId(id).addEventListener("input", update);
    byId("lanes").addEventListener("change", update);
    for (const id of ["from", "to"]) byId(id).addEventListener("change", () => { state[id] = dayOf(byId(id).value); update(); });
    byId("filters").addEventListener("submit", (submit) => submit.preventDefault());
    for (const id of ["reset", "again"]) byId(id).addEventListener("click", showAll);
    if (!events.some((event) => event.place)) byId("lanes").value = "side";
  }

  function showAll() {
    state.sides.clear();
    state.off.clear();
    state.from = state.to = null;
    for (const id of ["person", "words", "from", "to"]) byId(id).value = "";
    for (const button of byId("sides").children) button.setAttribute("aria-pressed", "false");
    for (const button of byId("statuses").children) button.setAttribute("aria-pressed", "true");
    update();
  }

  function zoom(from, to) {
    [state.from, state.to] = [from, to];
    byId("from").value = iso(from);
    byId("to").value = iso(to);
    update();
  }

  // ---- lanes and rows ------------------------------------------------------------------------------------------
  function laneNames(event) {
    const by = byId("lanes").value;
    if (by === "type") return [event.type];
    if (by === "place") return [event.place || "place not known"];
    return event.sides.length ? event.sides.map((code) => sides.get(code).name) : ["side not known"];
  }

  function lanesOf(shown) {
    const lanes = new Map();
    for (const event of shown) for (const name of laneNames(event)) {
      if (!lanes.has(name)) lanes.set(name, { name, note: "", events: [] });
      const lane = lanes.get(name);
      lane.events.push(event);
      if (byId("lanes").value === "place") lane.note = lane.note || event.country;
    }
    const unknown = (lane) => Number(lane.name.endsWith(" not known"));
    const all = [...lanes.values()].sort((a, b) => unknown(a) - unknown(b));
    if (all.length <= MOST_LANES) return all;
    const busy = new Set([...all].sort((a, b) => b.events.length - a.events.length).slice(0, MOST_LANES - 1));
    const rest = { name: "elsewhere", note: `${all.length - busy.size} lanes`, events: all.filter((lane) => !busy.has(lane)).flatMap((lane) => lane.events) };
    return [...all.filter((lane) => busy.has(lane)), rest];
  }

  function scaleOf(shown, left, width) {
    const dated = shown.filter((event) => event.days);
    // A year-wide band should not squeeze a week of talks: events whose day is known set the window, where there are any.
    const firm = dated.filter((event) => !event.vague), base = firm.length ? firm : dated;
    let low = state.from ?? Math.min(...base.map((event) => event.days[0]));
    let high = state.to ?? Math.max(...base.map((event) => event.days[1]));
    const room = state.from === null && state.to === null ? Math.max(1, (high - low) * 0.03) : 0;
    [low, high] = [Math.floor(low - room), Math.ceil(high + room) + 1];
    const unit = width / (high - low);
    return { low, high, unit, x: (day) => left + (day - low) * unit, day: (x) => Math.floor(low + (x - left) / unit) };
  }

  // Where a mark lies: at least as wide as a finger's tip can find, and never past the chart's edges.
  function boxOf(event, scale, left, right) {
    let x = Math.max(scale.x(event.days[0]), left), end = Math.min(scale.x(event.days[1] + 1), right);
    const least = event.vague ? 26 : Math.max(16, 7 * Math.min(5, event.sides.length));
    if (end - x < least) [x, end] = [(x + end - least) / 2, (x + end + least) / 2];
    const shift = Math.max(left - x, 0) - Math.max(end - right, 0);
    return { x: x + shift, end: end + shift };
  }

  // Arrows beside the name of what goes on beyond the chart's edges.
  function beyond(event, scale, text) {
    return (event.days[0] < scale.low ? "← " : "") + text + (event.days[1] >= scale.high ? " →" : "");
  }

  function placeRows(lane, scale, left, right, named) {
    const ends = [];
    lane.marks = lane.events.filter((event) => event.days).map((event) => {
      const box = boxOf(event, scale, left, right), text = named ? beyond(event, scale, fitted(nameOf(event), right - left < 420 ? 200 : 330)) : "";
      const length = named ? widthOf(text) + 10 : 0;
      const after = !named || box.end + length <= right, before = !after && box.x - length >= left;
      const inside = named && !after && !before;
      const from = before ? box.x - length : box.x, to = after ? box.end + length : box.end;
      let row = ends.findIndex((end) => end < from - 4);
      if (row < 0) row = ends.length < MOST_ROWS ? ends.push(0) - 1 : event.at % MOST_ROWS;
      ends[row] = Math.max(ends[row], to);
      return { event, row, text, named, flush: box.x + length > right, side: after ? "after" : before ? "before" : "inside", ...box };
    });
    lane.rows = Math.max(1, ends.length);
    if (lane.marks.some((mark) => mark.named && mark.side === "inside")) spreadInside(lane);
  }

  // A name that fits neither before nor after its mark stands under it, in a row that is left free for it.
  function spreadInside(lane) {
    const deep = new Set(lane.marks.filter((mark) => mark.side === "inside").map((mark) => mark.row));
    const shift = Array.from({ length: lane.rows }, (_, row) => [...deep].filter((other) => other < row).length);
    for (const mark of lane.marks) mark.row += shift[mark.row];
    lane.rows += deep.size;
  }

  // ---- drawing -------------------------------------------------------------------------------------------------
  function body(event, x, y, width, height) {
    const top = y - height / 2, open = OPEN.has(event.status), off = CALLED_OFF.has(event.status);
    const colours = (event.sides.length ? event.sides.slice(0, 5).map((code) => sides.get(code).colour) : [data.none]);
    const part = width / colours.length, parts = [];
    parts.push(svg("rect", { class: "hole", x, y: top, width, height, rx: 4 }));
    colours.forEach((colour, n) => {
      const own = { x: x + n * part, y: top, width: part, height, fill: colour };
      if (open || off) Object.assign(own, { "fill-opacity": off ? 0.12 : 0.16, stroke: colour, "stroke-width": 2, y: top + 1, height: height - 2, x: own.x + 1, width: Math.max(part - 2, 1) });
      if (open && part >= 16) own["stroke-dasharray"] = "4 2";
      if (n === 0 || n === colours.length - 1) own.rx = 3;
      parts.push(svg("rect", own));
    });
    if (event.vague) parts.push(svg("rect", { x, y: top, width, height, rx: 3, fill: "url(#hatch)" }));
    if (off) parts.push(svg("line", { class: "cross", x1: x - 2, x2: x + width + 2, y1: top + height + 1, y2: top - 1 }));
    return parts;
  }

  function drawMark(mark, y) {
    const { event, x, end } = mark, off = CALLED_OFF.has(event.status);
    const who = event.sides.map((code) => sides.get(code).name).join(", ");
    const group = svg("g", {
      class: "event" + (off ? " off" : ""), tabindex: 0, role: "button", "data-at": event.at,
      "aria-label": [event.label, event.when, event.place, event.status, who].filter(Boolean).join(", "),
    }, svg("rect", { class: "halo", x: x - 3, y: y - BAR / 2 - 3, width: end - x + 6, height: BAR + 6, rx: 6 }), ...body(event, x, y, end - x, BAR));
    if (mark.named) {
      const where = { after: [end + 7, y + 4.5, "start"], before: [x - 7, y + 4.5, "end"], inside: [mark.flush ? end : x, y + BAR + 9, mark.flush ? "end" : "start"] }[mark.side];
      group.append(svg("text", { x: where[0], y: where[1], "text-anchor": where[2], class: mark.event.days ? "" : "also" }, mark.text));
    }
    // Hands miss thin bars: an unseen target as high as the row.
    group.append(svg("rect", { x: x - (BAR > 8 ? 5 : 0), y: y - ROW / 2, width: end - x + (BAR > 8 ? 10 : 0), height: ROW, fill: "transparent" }));
    return group;
  }

  const STEPS = [["day", 1], ["day", 2], ["day", 7], ["day", 14], ["month", 1], ["month", 3], ["year", 1], ["year", 2], ["year", 5], ["year", 10], ["year", 50], ["year", 100]];
  const LENGTH = { day: 1, month: 30.4, year: 365.25 };
  const MONTHS = Array.from({ length: 12 }, (_, month) => new Date(Date.UTC(2000, month, 1)).toLocaleString("en-GB", { month: "short", timeZone: "UTC" }));

  function ticksOf(scale) {
    const [unit, step] = STEPS.find(([name, n]) => LENGTH[name] * n * scale.unit >= 62) || STEPS[STEPS.length - 1];
    const found = [], start = new Date(scale.low * DAY);
    let [year, month, day] = [start.getUTCFullYear(), start.getUTCMonth(), start.getUTCDate()];
    if (unit === "day" && step >= 7) day -= (start.getUTCDay() + 6) % 7;
    if (unit === "month") [month, day] = [Math.floor(month / step) * step, 1];
    if (unit === "year") [year, month, day] = [Math.floor(year / step) * step, 0, 1];
    for (let n = 0; n < 400; n += 1) {
      const at = new Date(0);
      at.setUTCFullYear(year + (unit === "year" ? n * step : 0), month + (unit === "month" ? n * step : 0), day + (unit === "day" ? n * step : 0));
      const number = Math.round(at.getTime() / DAY);
      if (number >= scale.high) break;
      if (number >= scale.low) found.push({ number, at, unit });
    }
    return found;
  }

  function tickName(tick, before) {
    const [year, month, day] = [tick.at.getUTCFullYear(), tick.at.getUTCMonth(), tick.at.getUTCDate()];
    const newYear = !before || before.at.getUTCFullYear() !== year;
    if (tick.unit === "year") return [`${year}`, true];
    const name = tick.unit === "day" ? `${day} ${MONTHS[month]}` : MONTHS[month];
    return [newYear ? `${name} ${year}` : name, newYear];
  }

  function drawAxis(scale, left, height) {
    const group = svg("g", { "aria-hidden": true });
    let before = null;
    let free = left;
    for (const tick of ticksOf(scale)) {
      const x = scale.x(tick.number), [name, strong] = tickName(tick, before);
      group.append(svg("line", { class: "tick", x1: x, x2: x, y1: 26, y2: height }));
      if (x >= free - 1) {
        group.append(svg("text", { class: "tick-name" + (strong ? " strong" : ""), x: x + 3, y: 18 }, name));
        free = x + name.length * 7 + 10;
        before = tick;
      }
    }
    return group;
  }

  // From the end of one mark to the start of a later one; or, where they are close, from its foot to the other's head.
  function across(from, to) {
    const [x1, y1, x2, y2] = [from.end + 2, from.y, to.x - 6, to.y], bend = Math.min(80, Math.abs(x2 - x1) / 2);
    return [svg("path", { class: "link", d: `M${x1},${y1} C${x1 + bend},${y1} ${x2 - bend},${y2} ${x2},${y2}` }), svg("path", { class: "arrow", d: `M${x2 + 4},${y2} l-7,-4 v8 z` })];
  }

  function down(from, to) {
    const sign = to.y > from.y ? 1 : -1, [x1, x2] = [(from.x + from.end) / 2, (to.x + to.end) / 2];
    const [y1, y2] = [from.y + sign * (BAR / 2 + 1), to.y - sign * (BAR / 2 + 3)], bend = (y2 - y1) / 2;
    return [svg("path", { class: "link", d: `M${x1},${y1} C${x1},${y1 + bend} ${x2},${y2 - bend} ${x2},${y2}` }), svg("path", { class: "arrow", d: `M${x2},${y2 + sign * 2} l-4,${-7 * sign} h8 z` })];
  }

  function drawLinks(points) {
    const group = svg("g", { "aria-hidden": true });
    for (const [at, from] of points) for (const next of events[at].next) {
      const to = points.get(next);
      if (!to) continue;
      group.append(...(to.x - from.end >= 40 || from.y === to.y ? across(from, to) : down(from, to)));
    }
    return group;
  }

  function draw(shown) {
    const chart = byId("chart"), total = Math.max(260, chart.clientWidth), narrow = total < 640;
    const dated = shown.filter((event) => event.days);
    if (!dated.length) { chart.replaceChildren(); return; }
    [BAR, ROW] = dated.length > DENSE ? [8, 11] : [16, 26];
    const lanes = lanesOf(dated), left = narrow ? 4 : Math.min(220, 34 + 8 * Math.max(...lanes.map((lane) => Math.max(lane.name.length, lane.note.length))));
    const right = total - 6, scale = scaleOf(dated, left, right - left), named = dated.length <= MOST_NAMES;
    const marks = svg("g", { class: "marks" }), back = svg("g"), points = new Map();
    let top = 30;
    lanes.forEach((lane, n) => {
      placeRows(lane, scale, left, right, named);
      const head = narrow ? 22 : 0, height = Math.max(lane.rows * ROW + 2 * PAD + head, narrow || !lane.note ? 0 : 54);
      back.append(svg("rect", { class: "lane" + (n % 2 ? " odd" : ""), x: 0, y: top, width: total, height }));
      back.append(...laneLabel(lane, top, narrow, left));
      for (const mark of lane.marks) {
        const y = top + PAD + head + mark.row * ROW + ROW / 2;
        marks.append(drawMark(mark, y));
        if (!points.has(mark.event.at)) points.set(mark.event.at, { ...mark, y });
      }
      top += height;
    });
    const picture = svg("svg", { viewBox: `0 0 ${total} ${top + 6}`, width: total, height: top + 6, role: "group", "aria-label": `${dated.length} events in ${lanes.length} lanes` });
    const links = byId("lanes").value === "side" ? "" : drawLinks(points);
    picture.append(hatch(), back, drawAxis(scale, left, top), links, marks);
    chart.replaceChildren(picture);
    brushing(picture, scale, left, right, top);
  }

  function laneLabel(lane, top, narrow, left) {
    const name = svg("text", { class: "lane-name", x: 10, y: top + (narrow ? 19 : 26) }, cut(lane.name, narrow ? 36 : Math.floor(left / 7.6)));
    const note = narrow ? "" : svg("text", { class: "lane-note", x: 10, y: top + 43 }, cut(lane.note, Math.floor(left / 6.4)));
    if (narrow && lane.note) name.append(svg("tspan", { class: "lane-note", dx: 7 }, cut(lane.note, 24)));
    return lane.note && lane.rows > 0 && !narrow ? [name, lane.rows === 1 ? svg("title", {}, lane.note) : "", note] : [name];
  }

  function hatch() {
    const pattern = svg("pattern", { id: "hatch", width: 7, height: 7, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" });
    pattern.append(svg("rect", { class: "hole", width: 3.6, height: 7, "fill-opacity": 0.82 }));
    return svg("defs", {}, pattern);
  }

  // Drag over the chart to look closer; a mouse only, for a finger scrolls.
  function brushing(picture, scale, left, right, height) {
    let start = null, band = null;
    const x = (move) => Math.min(right, Math.max(left, move.clientX - picture.getBoundingClientRect().left));
    picture.addEventListener("pointerdown", (down) => {
      if (down.pointerType === "mouse" && down.button === 0 && !down.target.closest(".event")) start = x(down);
    });
    picture.addEventListener("pointermove", (move) => {
      if (start === null) return;
      if (!band) { band = svg("rect", { class: "brush", y: 26, height: height - 26 }); picture.append(band); picture.setPointerCapture(move.pointerId); }
      band.setAttribute("x", Math.min(start, x(move)));
      band.setAttribute("width", Math.abs(x(move) - start));
    });
    picture.addEventListener("pointerup", (up) => {
      const ends = start === null ? [] : [start, x(up)].sort((a, b) => a - b);
      band?.remove();
      [start, band] = [null, null];
      if (ends.length && ends[1] - ends[0] > 12) zoom(scale.day(ends[0]), scale.day(ends[1]));
    });
  }

  // ---- the card ------------------------------------------------------------------------------------------------
  const card = byId("card");

  function show(mark, pinned) {
    for (const other of document.querySelectorAll(".event.on")) other.classList.remove("on");
    mark.classList.add("on");
    const copies = [...items[Number(mark.dataset.at)].children].flatMap((part) => [...part.cloneNode(true).childNodes]);
    card.lastElementChild.replaceChildren(...copies);
    card.classList.toggle("pinned", pinned);
    card.hidden = false;
    const box = mark.getBoundingClientRect(), size = card.getBoundingClientRect();
    const clamp = (value, most) => Math.min(Math.max(12, value), Math.max(12, most));
    const [below, right] = [box.bottom + 10 + size.height < innerHeight, box.right + 16 + size.width < innerWidth];
    const beside = right ? box.right + 16 : box.left - size.width - 16;
    card.style.left = `${clamp(below ? box.left : beside, innerWidth - size.width - 12)}px`;
    card.style.top = `${clamp(below ? box.bottom + 10 : box.top - size.height / 2, innerHeight - size.height - 12)}px`;
    card.scrollTop = 0;
  }

  function hide() {
    card.hidden = true;
    card.classList.remove("pinned");
    for (const mark of document.querySelectorAll(".event.on")) mark.classList.remove("on");
  }

  const pinned = () => card.classList.contains("pinned");
  const markAt = (event) => (event.target instanceof Element ? event.target.closest(".event") : null);

  function listen() {
    const chart = byId("chart");
    chart.addEventListener("pointerover", (over) => { const mark = markAt(over); if (mark && !pinned() && over.pointerType === "mouse") show(mark, false); });
    chart.addEventListener("pointerout", (out) => { if (markAt(out) && !pinned()) hide(); });
    chart.addEventListener("focusin", (focus) => { const mark = markAt(focus); if (mark && mark.matches(":focus-visible")) show(mark, false); });
    chart.addEventListener("focusout", () => { if (!pinned()) hide(); });
    chart.addEventListener("click", (click) => { const mark = markAt(click); if (mark) show(mark, true); else hide(); });
    chart.addEventListener("keydown", (key) => {
      const mark = markAt(key);
      if (!mark || (key.key !== "Enter" && key.key !== " ")) return;
      key.preventDefault();
      goTo(Number(mark.dataset.at));
    });
    byId("close").addEventListener("click", hide);
    addEventListener("keydown", (key) => { if (key.key === "Escape") hide(); });
    addEventListener("scroll", () => { if (!pinned()) hide(); }, { passive: true });
    let width = 0;
    new ResizeObserver(() => { if (chart.clientWidth !== width) { width = chart.clientWidth; update(); } }).observe(chart);
  }

  // The keyboard's way from a mark to its evidence.
  function goTo(at) {
    hide();
    for (const item of items) item.classList.toggle("on", item === items[at]);
    items[at].scrollIntoView({ block: "center" });
    items[at].focus({ preventScroll: true });
  }

  // ---- all together --------------------------------------------------------------------------------------------
  function update() {
    hide();
    const shown = events.filter(fits), keep = new Set(shown);
    for (const event of events) event.item.hidden = !keep.has(event);
    const undated = shown.filter((event) => !event.days).length;
    byId("count").textContent = `${shown.length} of ${events.length} events` + (undated ? `, ${undated} without a known day` : "");
    byId("reset").hidden = shown.length === events.length && !state.sides.size;
    byId("none").hidden = shown.length > 0;
    draw(shown);
  }

  byId("view").hidden = false;
  fillFilters();
  listen();
  update();
})();
