import { expandedRtf, rtfText } from './rtf.ts';

/** A file in a `winmail.dat`. */
interface Enclosed {
  filename: string;
  bytes: Uint8Array;
}

/** What Outlook wraps into a `winmail.dat` ([MS-OXTNEF]). */
export interface Tnef {
  /** The class of the message: `IPM.Note`, `IPM.Outlook.Recall` … */
  messageClass: string;
  text: string;
  html: string;
  files: Enclosed[];
}

const SIGNATURE = 0x223e9f78;
const MOST_FILES = 50;
const MOST_PROPERTIES = 2_000;

const ATTRIBUTES = {
  messageClass: 0x78008,
  body: 0x2800c,
  properties: 0x69003,
  fileBegins: 0x69002,
  fileTitle: 0x18010,
  fileData: 0x6800f,
  fileProperties: 0x69005,
};
/** Identifiers of MAPI properties ([MS-OXPROPS]). */
const PROPERTIES = {
  body: 0x1000,
  rtf: 0x1009,
  html: 0x1013,
  fileLongName: 0x3707,
  fileName: 0x3704,
  file: 0x3701,
};

/** Reads a `winmail.dat`; null where it is none. What is cut off is read as far as it goes. */
export function readTnef(bytes: Uint8Array): Tnef | null {
  const reader = new Reader(bytes);
  if (bytes.byteLength < 6 || reader.u32() !== SIGNATURE) return null;
  reader.skip(2);
  const read: Tnef = { messageClass: '', text: '', html: '', files: [] };
  let file: Enclosed | null = null;
  while (reader.left > 9) {
    reader.skip(1);
    const attribute = reader.u32();
    const data = reader.bytes(reader.u32());
    reader.skip(2);
    switch (attribute) {
      case ATTRIBUTES.messageClass:
        read.messageClass = latin(data);
        break;
      case ATTRIBUTES.body:
        read.text ||= latin(data);
        break;
      case ATTRIBUTES.properties:
        bodyIn(propertiesOf(data), read);
        break;
      case ATTRIBUTES.fileBegins:
        if (read.files.length >= MOST_FILES) return read;
        file = { filename: '', bytes: new Uint8Array() };
        read.files.push(file);
        break;
      case ATTRIBUTES.fileTitle:
        if (file) file.filename ||= latin(data);
        break;
      case ATTRIBUTES.fileData:
        if (file) file.bytes = data;
        break;
      case ATTRIBUTES.fileProperties:
        if (file) fileIn(propertiesOf(data), file);
        break;
    }
  }
  return { ...read, files: read.files.filter((one) => one.bytes.byteLength > 0) };
}

function bodyIn(properties: Map<number, Property>, read: Tnef): void {
  read.text = textOf(properties.get(PROPERTIES.body)) || read.text;
  read.html = textOf(properties.get(PROPERTIES.html));
  const rtf = properties.get(PROPERTIES.rtf);
  if (rtf && !read.text && !read.html) read.text = rtfText(expandedRtf(rtf.bytes));
}

function fileIn(properties: Map<number, Property>, file: Enclosed): void {
  const name = properties.get(PROPERTIES.fileLongName) ?? properties.get(PROPERTIES.fileName);
  file.filename = textOf(name) || file.filename;
  const data = properties.get(PROPERTIES.file);
  if (data && file.bytes.byteLength === 0) file.bytes = data.bytes;
}

interface Property {
  type: number;
  bytes: Uint8Array;
}

/** Bytes of the values whose size is fixed, with what fills them up to four. */
const FIXED: ReadonlyMap<number, number> = new Map([
  [0x02, 4],
  [0x03, 4],
  [0x04, 4],
  [0x05, 8],
  [0x06, 8],
  [0x07, 8],
  [0x0a, 4],
  [0x0b, 4],
  [0x14, 8],
  [0x40, 8],
  [0x48, 16],
]);

/** MsgPropertyList, [MS-OXTNEF] 2.1.3.4, as far as it can be read; of several values the first. */
function propertiesOf(data: Uint8Array): Map<number, Property> {
  const reader = new Reader(data);
  const properties = new Map<number, Property>();
  const count = Math.min(reader.u32(), MOST_PROPERTIES);
  for (let n = 0; n < count && reader.left > 4; n++) {
    const kind = reader.u16();
    const id = reader.u16();
    if (id >= 0x8000) {
      reader.skip(16);
      if (reader.u32() === 0) reader.skip(4);
      else reader.padded();
    }
    const type = kind & 0xfff;
    const size = FIXED.get(type);
    const several = (kind & 0x1000) !== 0 || size === undefined;
    const values = several ? Math.min(reader.u32(), MOST_PROPERTIES) : 1;
    for (let value = 0; value < values && reader.left > 0; value++) {
      const bytes = size === undefined ? reader.padded() : reader.bytes(size);
      if (value === 0) properties.set(id, { type, bytes });
    }
  }
  return properties;
}

function textOf(property: Property | undefined): string {
  if (!property) return '';
  const unicode = property.type === 0x1f;
  const text = new TextDecoder(unicode ? 'utf-16le' : 'windows-1252').decode(property.bytes);
  return (text.split('\0')[0] ?? '').toWellFormed();
}

function latin(bytes: Uint8Array): string {
  return new TextDecoder('windows-1252').decode(bytes).split('\0')[0] ?? '';
}

/** Little-endian, and never beyond the end: there it reads zeros and nothing. */
class Reader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get left(): number {
    return this.#bytes.byteLength - this.#at;
  }

  u16(): number {
    const [low = 0, high = 0] = this.bytes(2);
    return low | (high << 8);
  }

  u32(): number {
    return this.u16() + this.u16() * 0x10000;
  }

  bytes(length: number): Uint8Array {
    const from = this.#at;
    this.#at = Math.min(this.#bytes.byteLength, from + length);
    return this.#bytes.subarray(from, this.#at);
  }

  skip(length: number): void {
    this.bytes(length);
  }

  /** A value with its length before it, filled up to four bytes. */
  padded(): Uint8Array {
    const length = this.u32();
    const value = this.bytes(length);
    this.skip((4 - (length % 4)) % 4);
    return value;
  }
}
