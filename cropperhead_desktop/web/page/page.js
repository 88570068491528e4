// The page: a photo is looked at in a worker, the server ranks crops of it, the visitor changes the frame and may send it.

import { Frame } from "./frame.js";
import { toBox } from "./geometry.js";

const settings = JSON.parse(document.querySelector("meta[name=cropperhead]").content);
const at = (id) => document.getElementById(id);
await import(`${settings.runtime}cropper.esm.min.js`);

const frame = new Frame(at("stage"), shown);
let photo = null; // { size, ask(ratio), picture, proposal, answer }
let receipt = "";

function say(words, isError = false) {
  at("status").textContent = words;
  at("status").classList.toggle("error", isError);
}

/** Runs what a person asked for; what goes wrong is said. */
async function carefully(work) {
  try {
    await work();
  } catch (error) {
    say(error.message, true);
  }
}

async function send(path, method, body) {
  let response;
  try {
    response = await fetch(path, { method, body });
  } catch {
    throw new Error("The server does not answer.");
  }
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) throw new Error(answer.error ?? "Something is wrong here; try again later.");
  return answer;
}

// --- the worker that looks

const worker = new Worker(new URL("./look.js", import.meta.url), { type: "module" });
const waiting = new Map();
let asked = 0;
worker.onmessage = ({ data: { number, answer, error } }) => {
  const { resolve, reject } = waiting.get(number);
  waiting.delete(number);
  if (error === undefined) resolve(answer);
  else reject(new Error(error));
};
worker.onerror = () => waiting.forEach(({ reject }) => reject(new Error("This browser cannot run the network.")));

function look(task, argument) {
  return new Promise((resolve, reject) => {
    waiting.set(++asked, { resolve, reject });
    worker.postMessage({ number: asked, task, argument });
  });
}

const canLook = typeof WebAssembly !== "object" ? Promise.resolve(false) : look("load", settings).then(() => true, () => false);
canLook.then(() => photo ?? say(""));

/** Answers as the server orders them: ten numbers, the maps, faces on the larger photo, the lines. */
function body({ size, picture, hasEdges, verticals, maps }, wide = [], lines = []) {
  const head = [...size, ...picture, Number(hasEdges), Number(!!verticals), verticals?.lean ?? 0, verticals?.spread ?? 0];
  const arrays = [[...head, Number(wide.length > 0), lines.length], ...settings.maps.map((name) => maps[name]), wide];
  for (const { ends, upright, length, tilt } of lines) arrays.push([...ends.flat(), Number(upright), length, tilt]);
  const numbers = new DataView(new ArrayBuffer(4 * arrays.reduce((sum, array) => sum + array.length, 0)));
  let place = 0;
  for (const array of arrays) {
    for (const number of array) numbers.setFloat32(4 * place++, number, true);
  }
  return numbers.buffer;
}

async function lookAt(file) {
  const seen = await look("open", file);
  const { tilt, wide } = await send("/api/questions", "POST", body(seen));
  const maps = body(seen, wide ? await look("wide", wide) : [], await look("lines", tilt));
  return (ratio) => send(`/api/proposals?${new URLSearchParams({ ratio })}`, "POST", maps);
}

/** For browsers that cannot: the visitor is asked before a small copy is sent. */
async function sendCopy(picture) {
  at("work").hidden = true;
  at("fallback").hidden = false;
  say("");
  at("agree").focus();
  await new Promise((resolve) => at("agree").addEventListener("click", resolve, { once: true }));
  at("fallback").hidden = true;
  say("Looking…");
  const copy = await jpeg(picture, settings.copySide);
  const size = { width: picture.naturalWidth, height: picture.naturalHeight };
  return (ratio) => send(`/api/copies?${new URLSearchParams({ ...size, ratio })}`, "POST", copy);
}

function jpeg(picture, side) {
  const factor = Math.min(1, side / Math.max(picture.naturalWidth, picture.naturalHeight));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(picture.naturalWidth * factor));
  canvas.height = Math.max(1, Math.round(picture.naturalHeight * factor));
  const context = canvas.getContext("2d");
  context.imageSmoothingQuality = "high";
  context.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("This photo is too large for the browser."))), "image/jpeg", 0.9);
  });
}

// --- a photo

async function opened(file) {
  say("Opening…");
  const picture = new Image();
  picture.src = URL.createObjectURL(file);
  await picture.decode().catch(() => {
    throw new Error("This browser cannot read that file.");
  });
  if (photo) URL.revokeObjectURL(photo.picture.src);
  at("start").hidden = true;
  at("another").hidden = false;
  at("thanks").hidden = true;
  at("consent").checked = false;
  at("ratio").value = "as-shot";
  at("own").hidden = true;
  say("Looking…");
  const size = [picture.naturalWidth, picture.naturalHeight];
  photo = { picture, size, ask: null };
  const own = photo;
  const ask = (await canLook) ? await lookAt(file) : await sendCopy(picture);
  if (photo !== own) return;
  photo.ask = ask;
  at("work").hidden = false;
  frame.show(picture.src, size);
  await propose();
  at("stage").focus({ preventScroll: true });
}

async function propose() {
  const own = photo;
  const answer = await photo.ask(at("ratio").value || at("own").value);
  if (photo !== own) return;
  photo.answer = answer;
  const headings = { sure: "Proposed crop", look: "Proposed crop, worth a look", leave: "Fine as it is" };
  at("verdict").textContent = headings[answer.verdict];
  at("doubt").textContent = answer.doubt && answer.doubt[0].toUpperCase() + answer.doubt.slice(1) + ".";
  at("doubt").hidden = !answer.doubt;
  at("stage").dataset.verdict = answer.verdict;
  frame.aspect = answer.aspect;
  photo.choices = answer.crops.slice(0, 4);
  at("tiles").replaceChildren(...photo.choices.map(tile));
  take(photo.choices[0]);
  say("");
}

function tile(crop, place) {
  const button = document.createElement("button");
  button.type = "button";
  button.setAttribute("aria-label", `Proposal ${place + 1}`);
  button.addEventListener("click", () => take(crop));
  const box = toBox(crop, photo.size);
  const scale = (2 * Math.min(72 / box.width, 60 / box.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(box.width * scale));
  canvas.height = Math.max(1, Math.round(box.height * scale));
  const context = canvas.getContext("2d");
  context.imageSmoothingQuality = "high";
  context.scale(scale, scale);
  context.translate(box.width / 2, box.height / 2);
  context.rotate((-box.angle * Math.PI) / 180);
  context.translate(-box.cx, -box.cy);
  context.drawImage(photo.picture, 0, 0);
  button.append(canvas);
  return button;
}

function take(crop) {
  photo.proposal = crop;
  frame.crop = crop;
}

function shown(crop) {
  const numbers = [crop.left, crop.top, crop.right, crop.bottom];
  const words = [...numbers.map((number) => `${(100 * number).toFixed(1)}%`), `${crop.angle.toFixed(1)}°`];
  at("values").querySelectorAll("dd").forEach((cell, place) => (cell.textContent = words[place]));
  at("values").dataset.crop = JSON.stringify([...numbers, crop.angle]);
  at("turn").value = crop.angle;
  at("degrees").textContent = words[4];
  const same = (one) => Object.keys(one).every((side) => Math.abs(one[side] - crop[side]) < 1e-6);
  at("reset").disabled = same(photo.proposal);
  at("tiles").querySelectorAll("button").forEach((button, place) => button.setAttribute("aria-pressed", same(photo.choices[place])));
  at("consent").dispatchEvent(new Event("change"));
}

document.querySelectorAll("[data-photo]").forEach((input) => {
  input.addEventListener("change", () => {
    const [file] = input.files;
    input.value = "";
    if (file) carefully(() => opened(file));
  });
});
for (const kind of ["dragenter", "dragover", "dragleave", "drop"]) {
  addEventListener(kind, (event) => {
    event.preventDefault();
    document.body.classList.toggle("over", kind === "dragenter" || kind === "dragover");
    const file = kind === "drop" && event.dataTransfer.files[0];
    if (file) carefully(() => opened(file));
  });
}
at("ratio").addEventListener("change", () => {
  at("own").hidden = at("ratio").value !== "";
  if (at("ratio").value) carefully(propose);
  else at("own").focus();
});
at("own").addEventListener("change", () => at("own").value && carefully(propose));
at("turn").addEventListener("input", () => frame.turn(Number(at("turn").value)));
at("reset").addEventListener("click", () => take(photo.proposal));

// --- giving and taking back

at("give").hidden = at("back").hidden = !settings.collects;
at("consent").addEventListener("change", () => (at("send").disabled = !at("consent").checked || !at("thanks").hidden));
at("send").addEventListener("click", () => carefully(give));

async function give() {
  const form = new FormData();
  const crop = frame.crop;
  for (const side of ["left", "top", "right", "bottom", "angle"]) form.append(side, crop[side].toFixed(9));
  form.append("consent", settings.consent);
  at("send").disabled = true;
  say("Sending…");
  try {
    form.append("photo", await jpeg(photo.picture, settings.photoSide), "photo.jpg");
    ({ receipt } = await send("/api/photos", "POST", form));
  } finally {
    at("send").disabled = false;
  }
  say("");
  at("receipt").textContent = at("old").value = receipt;
  at("thanks").hidden = false;
  at("send").disabled = true;
  at("copy").focus();
}

at("copy").addEventListener("click", () => carefully(async () => {
  await navigator.clipboard.writeText(receipt);
  say("Copied.");
}));
at("back").querySelector("form").addEventListener("submit", (event) => {
  event.preventDefault();
  carefully(async () => {
    await send(`/api/photos/${encodeURIComponent(at("old").value.trim())}`, "DELETE");
    at("old").value = "";
    at("thanks").hidden = true;
    at("consent").checked = false;
    say("Taken back.");
  });
});
