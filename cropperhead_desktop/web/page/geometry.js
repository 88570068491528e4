// The crop value, as geometry/crop.py and geometry/rotation.py have it: a box { cx, cy, width, height, angle } in pixels,
// turned clockwise by degrees, and Adobe's five values of it.

export const MAX_ANGLE = 45;
export const MIN_SIDE = 16;

export function rotate(x, y, degrees) {
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  return [x * cos - y * sin, x * sin + y * cos];
}

export function toBox(crop, [width, height]) {
  const half = rotate(((crop.right - crop.left) / 2) * width, ((crop.bottom - crop.top) / 2) * height, -crop.angle);
  const [cx, cy] = [((crop.left + crop.right) / 2) * width, ((crop.top + crop.bottom) / 2) * height];
  return { cx, cy, width: 2 * half[0], height: 2 * half[1], angle: crop.angle };
}

export function toCrop(box, [width, height]) {
  const [x, y] = rotate(box.width / 2, box.height / 2, box.angle);
  return {
    left: (box.cx - x) / width,
    top: (box.cy - y) / height,
    right: (box.cx + x) / width,
    bottom: (box.cy + y) / height,
    angle: box.angle,
  };
}

/** Half the sides of the upright rectangle around a box. */
export function halfExtent({ width, height, angle }) {
  const [cos, sin] = rotate(1, 0, angle).map(Math.abs);
  return [(width * cos + height * sin) / 2, (width * sin + height * cos) / 2];
}

export function isInside(box, [width, height], slack = 1e-6) {
  const [x, y] = halfExtent(box);
  return x <= Math.min(box.cx, width - box.cx) + slack && y <= Math.min(box.cy, height - box.cy) + slack;
}

function room(box, [width, height]) {
  const [x, y] = halfExtent(box);
  const across = Math.max(0, Math.min(box.cx, width - box.cx));
  const down = Math.max(0, Math.min(box.cy, height - box.cy));
  return Math.min(across / x, down / y);
}

export function scaled(box, factor) {
  return { ...box, width: box.width * factor, height: box.height * factor };
}

/** Moved, and shrunk only where it must be, until it lies inside. */
export function fitInside(box, size) {
  const [width, height] = size;
  const shortest = Math.min(box.width, box.height);
  let made = shortest < MIN_SIDE ? scaled(box, MIN_SIDE / shortest) : box;
  made = scaled(made, Math.min(1, room({ ...made, cx: width / 2, cy: height / 2 }, size)));
  const [x, y] = halfExtent(made);
  const within = (value, low, high) => (low > high ? (low + high) / 2 : Math.max(low, Math.min(high, value)));
  return { ...made, cx: within(made.cx, x, width - x), cy: within(made.cy, y, height - y) };
}

/** At another angle: centre and ratio stay, it shrinks as far as it must. */
export function turned(box, angle, size) {
  const at = { ...box, angle: Math.max(-MAX_ANGLE, Math.min(MAX_ANGLE, angle)) };
  const made = scaled(at, Math.min(1, room(at, size)));
  return Math.min(made.width, made.height) >= MIN_SIDE ? made : fitInside(at, size);
}

/** As far from one legal box towards another as lies inside; both have one angle. */
export function towards(from, to, size) {
  if (isInside(to, size)) return to;
  const between = (share) => {
    const mixed = { angle: to.angle };
    for (const side of ["cx", "cy", "width", "height"]) mixed[side] = from[side] + (to[side] - from[side]) * share;
    return mixed;
  };
  let [low, high] = [0, 1];
  for (let turn = 0; turn < 24; turn++) {
    const middle = (low + high) / 2;
    if (isInside(between(middle), size)) low = middle;
    else high = middle;
  }
  return between(low);
}
