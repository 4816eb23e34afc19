/**
 * Writes texts and typed arrays one after another behind a name and a checksum, every array on an eight-byte boundary so
 * that it can be read in place. Numbers are little-endian, as every machine that Node runs on has them.
 */
export class ByteWriter {
  private readonly parts: Uint8Array[] = [];

  constructor(private readonly magic: string) {}

  text(text: string): this {
    return this.bytes(new TextEncoder().encode(text));
  }

  array(array: Uint32Array | Uint16Array | Uint8Array | Float32Array): this {
    return this.bytes(new Uint8Array(array.buffer, array.byteOffset, array.byteLength));
  }

  finish(): Uint8Array {
    const size = this.parts.reduce((sum, part) => sum + 8 + padded(part.length), HEADER);
    const out = new Uint8Array(size);
    const view = new DataView(out.buffer);
    let at = HEADER;
    for (const part of this.parts) {
      view.setUint32(at, part.length, true);
      out.set(part, at + 8);
      at += 8 + padded(part.length);
    }
    out.set(new TextEncoder().encode(this.magic).subarray(0, MAGIC_BYTES));
    view.setUint32(MAGIC_BYTES, size, true);
    view.setUint32(MAGIC_BYTES + 4, checksum(out.subarray(HEADER)), true);
    return out;
  }

  private bytes(part: Uint8Array): this {
    this.parts.push(part);
    return this;
  }
}

/** Reads what a ByteWriter of the same name wrote, in the same order. */
export class ByteReader {
  private readonly data: Uint8Array;
  private readonly view: DataView;
  private at = HEADER;

  /** @throws Error when the bytes are cut, changed or of another name. */
  constructor(bytes: Uint8Array, magic: string) {
    this.data = bytes.byteOffset % 8 === 0 ? bytes : bytes.slice();
    this.view = new DataView(this.data.buffer, this.data.byteOffset, this.data.byteLength);
    const name = new TextDecoder().decode(this.data.subarray(0, MAGIC_BYTES)).replace(/\0+$/, '');
    if (this.data.length < HEADER || name !== magic.slice(0, MAGIC_BYTES))
      throw new Error(`This is no "${magic}" file.`);
    if (this.view.getUint32(MAGIC_BYTES, true) !== this.data.length)
      throw new Error('The file has another length than it says.');
    if (this.view.getUint32(MAGIC_BYTES + 4, true) !== checksum(this.data.subarray(HEADER))) {
      throw new Error('The file was changed: its checksum is another.');
    }
  }

  text(): string {
    return new TextDecoder().decode(this.uint8());
  }

  uint8(): Uint8Array {
    if (this.at + 8 > this.data.length) throw new Error('The file ends early.');
    const length = this.view.getUint32(this.at, true);
    const start = this.at + 8;
    this.at = start + padded(length);
    if (this.at > this.data.length) throw new Error('The file ends early.');
    return this.data.subarray(start, start + length);
  }

  uint16(): Uint16Array {
    const bytes = this.uint8();
    return new Uint16Array(bytes.buffer, bytes.byteOffset, bytes.byteLength >> 1);
  }

  uint32(): Uint32Array {
    const bytes = this.uint8();
    return new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength >> 2);
  }
}

const MAGIC_BYTES = 24;
const HEADER = MAGIC_BYTES + 8;

function padded(length: number): number {
  return (length + 7) & ~7;
}

/** Over whole words of 32 bits: every part is padded to eight bytes. */
function checksum(bytes: Uint8Array): number {
  const words = new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength >> 2);
  let sum = 0x9e3779b9 | 0;
  for (let i = 0; i < words.length; i++) sum = Math.imul((sum << 5) ^ (sum >>> 27) ^ (words[i] ?? 0), 0x01000193);
  return sum >>> 0;
}
