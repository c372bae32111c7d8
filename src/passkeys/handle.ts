import { base64url } from 'jose';

/*
 * Whom a passkey names when it signs in: the user handle, 64 bytes at most (WebAuthn Level 3, section 5.4.3), which the device keeps and
 * gives back. It tells the store as well, so that nobody has to say where they work. No name, no address.
 */

/** A person's id behind its prefix, 16 bytes in hex, is as long as this in base64url. */
const PERSON = 22;

/** Letters of a store's name are letters of base64url: the name stands there as it is, filled up to whole bytes. */
export function handleOf(store: string, person: string): string {
  const id = Uint8Array.from(person.slice(3).match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));
  return store.padEnd(Math.ceil(store.length / 4) * 4, '_') + base64url.encode(id);
}

/** Whom and where a handle names; null where it is none of ours. */
export function readHandle(handle: string): { store: string; person: string } | null {
  if (!/^[a-z0-9][a-z0-9-]*_{0,3}[\w-]{22}$/.test(handle)) return null;
  const bytes = base64url.decode(handle.slice(-PERSON));
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return { store: handle.slice(0, -PERSON).replace(/_+$/, ''), person: `pe_${hex}` };
}
