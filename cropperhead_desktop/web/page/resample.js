// Pillow's resampling, bit for bit: what the model sees must not depend on who made the photo small.
// Pictures are { width, height, channels, data: Uint8ClampedArray }, rows from the top.

const BITS = 22;

const sinc = (x) => (x === 0 ? 1 : Math.sin(x * Math.PI) / (x * Math.PI));
export const BILINEAR = { support: 1, at: (x) => Math.max(0, 1 - Math.abs(x)) };
export const BICUBIC = {
  support: 2,
  at(x) {
    const far = Math.abs(x);
    if (far < 1) return (1.5 * far - 2.5) * far * far + 1;
    return far < 2 ? ((-0.5 * far + 2.5) * far - 4) * far + 2 : 0;
  },
};
export const LANCZOS = { support: 3, at: (x) => (x >= -3 && x < 3 ? sinc(x) * sinc(x / 3) : 0) };

/** Python's round: halves go to the even number. */
export function rounded(value) {
  const floor = Math.floor(value);
  const rest = value - floor;
  if (rest !== 0.5) return Math.round(value);
  return floor % 2 ? floor + 1 : floor;
}

export function picture(width, height, channels) {
  return { width, height, channels, data: new Uint8ClampedArray(width * height * channels) };
}

/** For each of `size` results the first source and its integer weights; `from` and `to` bound the sources. */
function weights(filter, from, to, count, size) {
  const scale = (to - from) / size;
  const stretch = Math.max(scale, 1);
  const support = filter.support * stretch;
  return Array.from({ length: size }, (_, place) => {
    const centre = from + (place + 0.5) * scale;
    const first = Math.max(0, Math.trunc(centre - support + 0.5));
    const last = Math.min(count, Math.trunc(centre + support + 0.5));
    const shares = [];
    let sum = 0;
    for (let x = first; x < last; x++) {
      const share = filter.at((x - centre + 0.5) / stretch);
      shares.push(share);
      sum += share;
    }
    const fixed = shares.map((share) => Math.trunc((share / sum) * 2 ** BITS + (share < 0 ? -0.5 : 0.5)));
    return { first, fixed };
  });
}

/** The picture at another size. `box`: the part of it that is meant, [left, top, right, bottom]. */
export function resized(source, width, height, filter, box = [0, 0, source.width, source.height]) {
  const across = weights(filter, box[0], box[2], source.width, width);
  const down = weights(filter, box[1], box[3], source.height, height);
  return downwards(acrossed(source, width, across, box[2] - box[0]), height, down, box[3] - box[1]);
}

function acrossed(source, width, across, side) {
  if (side === width && source.width === width) return source;
  const { channels, height, data } = source;
  const made = picture(width, height, channels);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const { first, fixed } = across[x];
      for (let channel = 0; channel < channels; channel++) {
        let sum = 1 << (BITS - 1);
        let at = (y * source.width + first) * channels + channel;
        for (let tap = 0; tap < fixed.length; tap++, at += channels) sum += data[at] * fixed[tap];
        made.data[(y * width + x) * channels + channel] = sum >> BITS;
      }
    }
  }
  return made;
}

function downwards(source, height, down, side) {
  if (side === height && source.height === height) return source;
  const row = source.width * source.channels;
  const made = picture(source.width, height, source.channels);
  for (let y = 0; y < height; y++) {
    const { first, fixed } = down[y];
    for (let x = 0; x < row; x++) {
      let sum = 1 << (BITS - 1);
      for (let tap = 0, at = first * row + x; tap < fixed.length; tap++, at += row) sum += source.data[at] * fixed[tap];
      made.data[y * row + x] = sum >> BITS;
    }
  }
  return made;
}

/** The size of a picture whose long side is at most `side`, as Pillow's `thumbnail` rounds it. */
export function thumbnailSize(width, height, side) {
  if (side >= width && side >= height) return [width, height];
  const aspect = width / height;
  const nearest = (number, error) => {
    const [low, high] = [Math.floor(number), Math.ceil(number)];
    return Math.max(1, error(low) <= error(high) ? low : high);
  };
  if (aspect <= 1) return [nearest(side * aspect, (n) => Math.abs(aspect - n / side)), side];
  return [side, nearest(side / aspect, (n) => (n === 0 ? 0 : Math.abs(aspect - side / n)))];
}

export function grey(source) {
  const made = picture(source.width, source.height, 1);
  for (let at = 0, from = 0; at < made.data.length; at++, from += source.channels) {
    const [red, green, blue] = [source.data[from], source.data[from + 1], source.data[from + 2]];
    made.data[at] = (red * 19595 + green * 38470 + blue * 7471 + 0x8000) >> 16;
  }
  return made;
}

/** Pillow's Gaussian blur of 1.2 px of a grey picture: three box blurs of .46 px each way. */
export function blurred(source) {
  const variance = 1.44 / 3;
  const radius = (-3 * variance) / (6 * (variance - 1));
  const middle = Math.trunc(2 ** 24 / (radius * 2 + 1));
  const side = Math.trunc((2 ** 24 - middle) / 2);
  let made = source;
  for (const [step, along] of [[1, "width"], [source.width, "height"]]) {
    for (let turn = 0; turn < 3; turn++) made = boxBlurred(made, step, source[along], middle, side);
  }
  return made;
}

function boxBlurred(source, step, length, middle, side) {
  const made = picture(source.width, source.height, 1);
  for (let at = 0; at < source.data.length; at++) {
    const place = step === 1 ? at % source.width : Math.floor(at / source.width);
    const before = place > 0 ? at - step : at;
    const after = place < length - 1 ? at + step : at;
    const sum = source.data[at] * middle + (source.data[before] + source.data[after]) * side;
    made.data[at] = Math.floor((sum + 2 ** 23) / 2 ** 24);
  }
  return made;
}
