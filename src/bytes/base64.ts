/** Base64 (RFC 4648) of bytes of any number: in steps, as arguments of a call have a limit. */
export function base64(bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += 0x8000)
    binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(binary);
}

/** The bytes of a base64 text; throws where it is none. */
export function bytesOfBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
}

/** Bytes as base64 for URLs, without padding (RFC 4648, section 5). */
export function base64url(bytes: Uint8Array): string {
  return base64(bytes).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** The bytes of base64 for URLs, padded or not; null where it is none. */
export function bytesOfBase64url(text: string): Uint8Array<ArrayBuffer> | null {
  if (!/^[\w-]*={0,2}$/.test(text)) return null;
  try {
    return bytesOfBase64(text.replace(/=+$/, '').replaceAll('-', '+').replaceAll('_', '/'));
  } catch {
    return null;
  }
}
