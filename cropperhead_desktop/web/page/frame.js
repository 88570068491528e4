// The photo with its frame (Cropper.js): the frame stands upright, the photo turns behind it.

import { fitInside, halfExtent, isInside, MIN_SIDE, rotate, toBox, toCrop, towards, turned } from "./geometry.js";

const STEP = 0.01;
const MARGIN = 20; // px around the photo, so that handles at its edge can be reached

export class Frame {
  /** `onChange` is called with the crop (crs values of the photo as shown) whenever it changes. */
  constructor(stage, onChange) {
    this.stage = stage;
    this.selection = stage.querySelector("cropper-selection");
    this.photo = stage.querySelector("img");
    this.onChange = onChange;
    this.size = null;
    this.box = null;
    this.isOurs = false;
    this.selection.addEventListener("change", (event) => this.changed(event));
    stage.addEventListener("keydown", (event) => this.pressed(event));
    new ResizeObserver(() => this.draw()).observe(stage);
  }

  show(url, size) {
    this.photo.src = url;
    this.size = size;
    this.stage.style.setProperty("--aspect", size[0] / size[1]);
  }

  get crop() {
    return toCrop(this.box, this.size);
  }

  set crop(crop) {
    this.take(toBox(crop, this.size));
  }

  /** Width / height that the frame keeps; null: any. */
  set aspect(aspect) {
    this.ratio = aspect;
    this.selection.aspectRatio = aspect ?? NaN;
  }

  /** Turning starts from the box as it was before, so that it may be turned back. */
  turn(angle) {
    this.box = turned(this.before, angle, this.size);
    this.tell();
  }

  take(box) {
    this.box = this.before = box;
    this.tell();
  }

  tell() {
    this.draw();
    this.onChange(this.crop);
  }

  get scale() {
    const [x, y] = halfExtent({ width: this.size[0], height: this.size[1], angle: this.box.angle });
    const [wide, high] = [this.stage.clientWidth, this.stage.clientHeight].map((side) => Math.max(1, side - 2 * MARGIN));
    return Math.min(wide / (2 * x), high / (2 * y));
  }

  draw() {
    if (!this.box) return;
    const [width, height] = this.size;
    const { scale } = this;
    const [middleX, middleY] = [this.stage.clientWidth / 2, this.stage.clientHeight / 2];
    Object.assign(this.photo.style, {
      width: `${width * scale}px`,
      height: `${height * scale}px`,
      transform: `translate(${middleX - (width * scale) / 2}px, ${middleY - (height * scale) / 2}px) rotate(${-this.box.angle}deg)`,
    });
    const [x, y] = rotate(this.box.cx - width / 2, this.box.cy - height / 2, -this.box.angle);
    const [wide, high] = [this.box.width * scale, this.box.height * scale];
    this.isOurs = true;
    this.selection.$change(middleX + x * scale - wide / 2, middleY + y * scale - high / 2, wide, high, NaN, true);
    this.isOurs = false;
  }

  /** Cropper.js wants to change the frame: only as far as it stays inside the photo. */
  changed(event) {
    if (this.isOurs || !this.box) return;
    event.preventDefault();
    const { x, y, width, height } = event.detail;
    const { scale } = this;
    const [left, top] = [x + width / 2 - this.stage.clientWidth / 2, y + height / 2 - this.stage.clientHeight / 2];
    const [across, down] = rotate(left / scale, top / scale, this.box.angle);
    const { angle } = this.box;
    const wished = { cx: across + this.size[0] / 2, cy: down + this.size[1] / 2, width: width / scale, height: height / scale, angle };
    this.wish(wished);
  }

  wish(box) {
    const isMoved = Math.abs(box.width / this.box.width - 1) < 1e-3 && Math.abs(box.height / this.box.height - 1) < 1e-3;
    if (Math.min(box.width, box.height) < MIN_SIDE) return;
    this.take(isMoved ? fitInside({ ...box, width: this.box.width, height: this.box.height }, this.size) : towards(this.box, box, this.size));
  }

  /** Arrows move the frame as it stands, with Shift they change its size. */
  pressed(event) {
    const arrows = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
    const arrow = arrows[event.key];
    if (!arrow || !this.box || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    const step = STEP * Math.max(...this.size);
    const { box } = this;
    if (!event.shiftKey) {
      const [x, y] = rotate(arrow[0] * step, arrow[1] * step, box.angle);
      this.wish({ ...box, cx: box.cx + x, cy: box.cy + y });
    } else if (this.ratio) {
      const factor = 1 + (arrow[0] - arrow[1]) * 2 * STEP;
      this.grow({ ...box, width: box.width * factor, height: box.height * factor });
    } else {
      this.grow({ ...box, width: box.width + arrow[0] * 2 * step, height: box.height - arrow[1] * 2 * step });
    }
  }

  /** To another size about the centre; at the edge it moves aside for it. */
  grow(box) {
    if (Math.min(box.width, box.height) < MIN_SIDE) return;
    const moved = fitInside(box, this.size);
    this.take(isInside(box, this.size) ? box : moved);
  }
}
