/**
 * What a file is by its first bytes, whatever it is called; null for anything a person has no need to send to
 * a shop.
 */
export function sniff(bytes: Uint8Array): { type: string; extension: string } | null {
  const at = (offset: number, text: string) =>
    [...text].every((char, index) => bytes[offset + index] === char.charCodeAt(0));
  if (at(0, '\x89PNG\r\n\x1a\n')) return { type: 'image/png', extension: 'png' };
  if (at(0, '\xff\xd8\xff')) return { type: 'image/jpeg', extension: 'jpg' };
  if (at(0, 'RIFF') && at(8, 'WEBP')) return { type: 'image/webp', extension: 'webp' };
  if (at(4, 'ftyp') && ['heic', 'heix', 'mif1', 'msf1', 'heim', 'heis'].some((brand) => at(8, brand))) {
    return { type: 'image/heic', extension: 'heic' };
  }
  if (at(0, '%PDF-')) return { type: 'application/pdf', extension: 'pdf' };
  return null;
}
