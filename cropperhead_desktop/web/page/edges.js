// What of a picture the model's trunk does not measure: verticals that converge, and lines that lean.
// The numbers of inference/suggest/verticals.py and lines.py; a test compares them. Angles: degrees, clockwise.

import { BICUBIC, BILINEAR, blurred, grey, resized, rounded, thumbnailSize } from "./resample.js";

const DEGREES = 180 / Math.PI;

function small(photo, side, filter) {
  const shades = grey(photo);
  const [width, height] = thumbnailSize(photo.width, photo.height, side);
  return resized(shades, width, height, filter);
}

/** Levels of grey a pixel to the right and down; null for a line of pixels. */
function slopes({ width, height, data }) {
  if (Math.min(width, height) < 2) return null;
  const across = new Float64Array(data.length);
  const down = new Float64Array(data.length);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = y * width + x;
      const [left, right] = [Math.max(0, x - 1), Math.min(width - 1, x + 1)];
      const [above, below] = [Math.max(0, y - 1), Math.min(height - 1, y + 1)];
      across[at] = (data[y * width + right] - data[y * width + left]) / (right - left);
      down[at] = (data[below * width + x] - data[above * width + x]) / (below - above);
    }
  }
  return { width, height, across, down };
}

function median(values) {
  const sorted = Float64Array.from(values).sort();
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Slope and offset of the straight line nearest to the points. */
function fit(xs, ys) {
  const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [x0, y0] = [mean(xs), mean(ys)];
  let [both, square] = [0, 0];
  xs.forEach((x, i) => {
    both += (x - x0) * (ys[i] - y0);
    square += (x - x0) ** 2;
  });
  const slope = both / square;
  return [slope, y0 - slope * x0];
}

/** Whether there is any edge, and the verticals' lean in the middle and spread; null: it shows none. */
export function edgesOf(photo) {
  const found = slopes(blurred(small(photo, 384, BICUBIC)));
  return found ? { hasEdges: isSteep(found), verticals: verticalsOf(found) } : { hasEdges: false, verticals: null };
}

function isSteep({ across, down }) {
  const steepness = Float32Array.from(across, (value, i) => Math.hypot(value, down[i])).sort();
  const place = 0.999 * (steepness.length - 1);
  const low = Math.floor(place);
  const high = Math.min(low + 1, steepness.length - 1);
  return steepness[low] + (steepness[high] - steepness[low]) * (place - low) >= 3.5;
}

function verticalsOf({ width, height, across, down }) {
  const strips = 9;
  const widest = 20;
  if (Math.min(width, height) < 2 * strips) return null;
  const steepest = Math.tan(widest / DEGREES);
  const leans = Array.from({ length: strips }, () => []);
  for (let at = 0; at < across.length; at++) {
    if (Math.abs(across[at]) < 6 || Math.abs(down[at]) >= Math.abs(across[at]) * steepest) continue;
    const strip = Math.floor(((at % width) * strips) / width);
    leans[strip].push(Math.atan(down[at] / across[at]) * DEGREES);
  }
  const places = [];
  const found = [];
  leans.forEach((here, strip) => {
    if (here.length < (0.004 * height * width) / strips) return;
    const counts = new Array(2 * widest).fill(0);
    for (const lean of here) counts[Math.min(2 * widest - 1, Math.floor(lean + widest))]++;
    let [best, most] = [0, -1];
    for (let start = 0; start + 4 <= counts.length; start++) {
      const run = counts[start] + counts[start + 1] + counts[start + 2] + counts[start + 3];
      if (run > most) [best, most] = [start, run];
    }
    const alike = here.filter((lean) => Math.abs(lean - (best + 2 - widest)) <= 2);
    if (alike.length < 0.45 * here.length) return;
    places.push((strip + 0.5) / strips - 0.5);
    found.push(median(alike));
  });
  if (found.length <= strips >> 1 || places[0] > -0.2 || places[places.length - 1] < 0.2) return null;
  const [spread, lean] = fit(places, found);
  const misses = places.map((place, i) => Math.abs(spread * place + lean - found[i]));
  return median(misses) <= 1 ? { lean, spread } : null;
}

/** Up to four lines that lean by `tilt`, longest first: ends in fractions, length as a share of the long side. */
export function linesAt(photo, tilt) {
  const found = slopes(small(photo, 320, BILINEAR));
  if (!found) return [];
  const lines = [false, true].flatMap((upright) => parallels(found, tilt, upright));
  return lines.sort((one, other) => other.length - one.length).slice(0, 4);
}

function parallels({ width, height, across, down }, tilt, upright) {
  const [shortest, near] = [0.12, Math.sin(2.5 / DEGREES)];
  const [cos, sin] = [Math.cos(tilt / DEGREES), Math.sin(tilt / DEGREES)];
  const along = upright ? [-sin, cos] : [cos, sin];
  const square = [-along[1], along[0]];
  const side = Math.max(width, height);
  let points = [];
  for (let at = 0; at < across.length; at++) {
    const strength = Math.hypot(across[at], down[at]);
    if (strength <= 6 || Math.abs(across[at] * along[0] + down[at] * along[1]) >= near * strength) continue;
    const [x, y] = [at % width, Math.floor(at / width)];
    points.push({ offset: x * square[0] + y * square[1], place: x * along[0] + y * along[1] });
  }
  const found = [];
  while (points.length > shortest * side) {
    const least = points.reduce((low, point) => Math.min(low, point.offset), Infinity);
    const peak = least + peakOf(points.map((point) => rounded(point.offset - least)));
    const chosen = points.filter((point) => Math.abs(point.offset - peak) < 1.5);
    const steps = [...new Set(chosen.map((point) => rounded(point.place)))].sort((one, other) => one - other);
    const run = longestRun(steps, (shortest * side) / 2);
    if (run.length < shortest * side) return found;
    if (run.length >= 0.5 * (run[run.length - 1] - run[0])) {
      const places = chosen.map((point) => point.place);
      const offsets = chosen.map((point) => point.offset);
      const around = places.reduce((sum, place) => sum + place, 0) / places.length;
      const middle = offsets.reduce((sum, offset) => sum + offset, 0) / offsets.length;
      const isLong = places.some((place) => Math.abs(place - places[0]) > 1);
      const slope = isLong ? fit(places, offsets)[0] : 0;
      const ends = [run[0], run[run.length - 1]].map((place) => {
        const offset = middle + slope * (place - around);
        return [
          (offset * square[0] + place * along[0]) / (width - 1),
          (offset * square[1] + place * along[1]) / (height - 1),
        ];
      });
      found.push({ ends, upright, length: run.length / side, tilt: tilt + Math.atan(slope) * DEGREES });
    }
    points = points.filter((point) => Math.abs(point.offset - peak) >= 5);
  }
  return found;
}

/** Where numbers from 0 on are densest, each counted with its neighbours. */
function peakOf(numbers) {
  const counts = new Array(numbers.reduce((high, number) => Math.max(high, number), 0) + 1).fill(0);
  for (const number of numbers) counts[number]++;
  const shift = counts.length < 3 ? -1 : 0;
  let [best, most] = [0, -1];
  for (let place = 0; place < Math.max(counts.length, 3); place++) {
    const at = place + shift;
    const sum = (counts[at - 1] ?? 0) + (counts[at] ?? 0) + (counts[at + 1] ?? 0);
    if (sum > most) [best, most] = [place, sum];
  }
  return best;
}

function longestRun(steps, gap) {
  let longest = [];
  let run = [];
  for (const step of steps) {
    if (run.length && step - run[run.length - 1] > gap) run = [];
    run.push(step);
    if (run.length > longest.length) longest = run;
  }
  return longest;
}
