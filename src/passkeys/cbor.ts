/** A value of CBOR, as authenticators write it. Keys of maps are numbers and texts. */
export type Cbor = number | string | boolean | null | Uint8Array | Cbor[] | Map<Cbor, Cbor>;

/** Deeper than any attestation object, so that nobody's bytes exhaust the stack. */
const DEEPEST = 8;

/** What the bytes hold is not read here, or is no CBOR. */
export class UnreadableCbor extends Error {
  override readonly name = 'UnreadableCbor';
}

/**
 * Reads one value (RFC 8949) at `at`, and says where it ends. It reads what CTAP2's canonical form has: whole numbers,
 * bytes, texts, lists and maps of known length, true, false and null. Throws {@link UnreadableCbor} at anything else.
 */
export function readCbor(bytes: Uint8Array, at = 0, depth = 0): { value: Cbor; end: number } {
  const first = bytes[at];
  if (first === undefined || depth > DEEPEST) throw new UnreadableCbor();
  const major = first >> 5;
  if (major === 7) return { value: simple(first), end: at + 1 };
  const { value: size, end } = readSize(bytes, at);
  switch (major) {
    case 0:
      return { value: size, end };
    case 1:
      return { value: -1 - size, end };
    case 2:
      return { value: slice(bytes, end, size), end: end + size };
    case 3:
      return { value: new TextDecoder().decode(slice(bytes, end, size)), end: end + size };
    case 4:
      return readMany(bytes, end, size, depth);
    case 5:
      return readMap(bytes, end, size, depth);
    default:
      throw new UnreadableCbor();
  }
}

/** The number that a head holds: the length of what follows, or the value itself. */
function readSize(bytes: Uint8Array, at: number): { value: number; end: number } {
  const low = (bytes[at] ?? 0) & 31;
  if (low < 24) return { value: low, end: at + 1 };
  const width = low === 24 ? 1 : low === 25 ? 2 : low === 26 ? 4 : 0;
  if (width === 0) throw new UnreadableCbor();
  const value = slice(bytes, at + 1, width).reduce((sum, byte) => sum * 256 + byte, 0);
  return { value, end: at + 1 + width };
}

function readMany(
  bytes: Uint8Array,
  at: number,
  size: number,
  depth: number,
): { value: Cbor[]; end: number } {
  // Each has a byte at least: a length that lies costs nothing.
  if (size > bytes.length - at) throw new UnreadableCbor();
  const value: Cbor[] = [];
  let end = at;
  while (value.length < size) {
    const one = readCbor(bytes, end, depth + 1);
    value.push(one.value);
    end = one.end;
  }
  return { value, end };
}

function readMap(bytes: Uint8Array, at: number, size: number, depth: number) {
  const { value: flat, end } = readMany(bytes, at, size * 2, depth);
  const value = new Map<Cbor, Cbor>();
  for (let i = 0; i < flat.length; i += 2) value.set(flat[i] ?? null, flat[i + 1] ?? null);
  if (value.size !== size) throw new UnreadableCbor();
  return { value, end };
}

function simple(first: number): boolean | null {
  if (first === 0xf4) return false;
  if (first === 0xf5) return true;
  if (first === 0xf6) return null;
  throw new UnreadableCbor();
}

function slice(bytes: Uint8Array, at: number, size: number): Uint8Array {
  if (size > bytes.length - at) throw new UnreadableCbor();
  return bytes.subarray(at, at + size);
}
