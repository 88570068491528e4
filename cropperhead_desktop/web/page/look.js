// A worker that looks at a photo: decodes it, makes it small, runs the model's trunk on it. Nothing is sent from here.

import { edgesOf, linesAt } from "./edges.js";
import { BILINEAR, LANCZOS, picture, resized, rounded } from "./resample.js";

const PREVIEW = 750;
const PREVIEW_QUALITY = 0.88;
const STRIP = 64;

let model = null;
let seen = null;

const tasks = { load, open, wide, lines };

onmessage = async ({ data: { number, task, argument } }) => {
  try {
    postMessage({ number, answer: await tasks[task](argument) });
  } catch (error) {
    postMessage({ number, error: String(error?.message ?? error) });
  }
};

async function load({ runtime, wasm, file, input, maps }) {
  const ort = await import(`${runtime}ort.wasm.min.mjs`);
  ort.env.wasm.wasmPaths = { mjs: `${runtime}ort-wasm-simd-threaded.mjs`, wasm };
  ort.env.wasm.numThreads = 1;
  const session = await ort.InferenceSession.create(file, { executionProviders: ["wasm"], logSeverityLevel: 3 });
  model = { ort, session, input, maps };
}

/** Opens a photo: its size as displayed, the size that is looked at, and what is measured first. */
async function open(file) {
  const bitmap = await createImageBitmap(file);
  const size = [bitmap.width, bitmap.height];
  seen = await recoded(preview(bitmap));
  bitmap.close();
  return { size, picture: [seen.width, seen.height], ...edgesOf(seen), maps: await trunk(seen, model.maps) };
}

/** Where faces are on the larger photo. */
async function wide(sides) {
  const { subjects } = await trunk(seen, ["subjects"], sides);
  return subjects.slice(0, subjects.length / 3);
}

function lines(tilt) {
  return linesAt(seen, tilt);
}

async function trunk(source, names, [width, height] = [model.input.width, model.input.height]) {
  const tensor = new model.ort.Tensor("uint8", fitted(source, width, height), [1, height, width, 3]);
  const answers = await model.session.run({ [model.session.inputNames[0]]: tensor }, names);
  return Object.fromEntries(names.map((name) => [name, Float32Array.from(answers[name].data)]));
}

/** The picture in its shape between grey bars. */
function fitted(source, width, height) {
  const factor = Math.min(width / source.width, height / source.height);
  const inner = [source.width, source.height].map((side) => Math.max(1, rounded(side * factor)));
  const [left, top] = [(width - inner[0]) >> 1, (height - inner[1]) >> 1];
  const small = resized(source, ...inner, BILINEAR);
  const made = new Uint8Array(width * height * 3).fill(128);
  for (let y = 0; y < inner[1]; y++) {
    made.set(small.data.subarray(y * inner[0] * 3, (y + 1) * inner[0] * 3), ((top + y) * width + left) * 3);
  }
  return made;
}

/** The picture after a JPEG: the program looks at previews, too, and what they lose may turn a close decision. */
async function recoded(source) {
  const { width, height } = source;
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext("2d", { willReadFrequently: true, alpha: false });
  const image = context.createImageData(width, height);
  for (let at = 0, from = 0; at < image.data.length; at += 4, from += 3) {
    image.data.set(source.data.subarray(from, from + 3), at);
    image.data[at + 3] = 255;
  }
  context.putImageData(image, 0, 0);
  const blob = await canvas.convertToBlob({ type: "image/jpeg", quality: PREVIEW_QUALITY });
  const bitmap = await createImageBitmap(blob);
  const made = boxReduced(bitmap, 1);
  bitmap.close();
  return made;
}

/** RGB of a bitmap with a long side of at most PREVIEW px; read in strips, a phone has little memory. */
function preview(bitmap) {
  const scale = Math.max(1, Math.max(bitmap.width, bitmap.height) / PREVIEW);
  const [width, height] = [bitmap.width, bitmap.height].map((side) => Math.max(1, rounded(side / scale)));
  const factor = Math.max(1, Math.trunc(scale / 3));
  const reduced = boxReduced(bitmap, factor);
  return resized(reduced, width, height, LANCZOS, [0, 0, bitmap.width / factor, bitmap.height / factor]);
}

function boxReduced(bitmap, factor) {
  const made = picture(Math.ceil(bitmap.width / factor), Math.ceil(bitmap.height / factor), 3);
  const rows = Math.max(1, Math.floor(STRIP / factor)) * factor;
  const canvas = new OffscreenCanvas(bitmap.width, rows);
  const context = canvas.getContext("2d", { willReadFrequently: true, alpha: false });
  for (let top = 0; top < bitmap.height; top += rows) {
    const high = Math.min(rows, bitmap.height - top);
    context.drawImage(bitmap, 0, top, bitmap.width, high, 0, 0, bitmap.width, high);
    const { data } = context.getImageData(0, 0, bitmap.width, high);
    reduceStrip(data, bitmap.width, high, factor, made, top / factor);
  }
  return made;
}

function reduceStrip(data, wide, high, factor, made, row) {
  for (let y = 0; y * factor < high; y++) {
    const bottom = Math.min(high, (y + 1) * factor);
    for (let x = 0; x < made.width; x++) {
      const right = Math.min(wide, (x + 1) * factor);
      const sums = [0, 0, 0];
      for (let down = y * factor; down < bottom; down++) {
        for (let across = x * factor; across < right; across++) {
          const at = (down * wide + across) * 4;
          for (let channel = 0; channel < 3; channel++) sums[channel] += data[at + channel];
        }
      }
      const count = (bottom - y * factor) * (right - x * factor);
      const at = ((row + y) * made.width + x) * 3;
      for (let channel = 0; channel < 3; channel++) made.data[at + channel] = sums[channel] / count;
    }
  }
}
