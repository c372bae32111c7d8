/** One of our PDFs as a strict reader sees it: throws unless each object is where the table says it is. */
export function readPdf(bytes: Uint8Array) {
  const file = new TextDecoder('latin1').decode(bytes);
  const start = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(file)?.[1]);
  const table = /^xref\n0 (\d+)\n((?:\d{10} \d{5} [nf] \n)+)trailer\n/.exec(file.slice(start));
  const entries = table?.[2]?.match(/.{19}\n/g) ?? [];
  const misplaced = entries.filter((entry, number) => {
    const at = Number(entry.slice(0, 10));
    return number > 0 && !file.slice(at).startsWith(`${number} 0 obj\n`);
  });
  if (entries.length === 0 || entries.length !== Number(table?.[1]) || misplaced.length > 0)
    throw new Error(`a broken table of objects: ${misplaced.join('')}`);
  const drawn = [...file.matchAll(/<<\/Length (\d+)>>\nstream\n/g)]
    .map((content) => {
      const at = content.index + content[0].length;
      const stream = file.slice(at, at + Number(content[1]));
      if (!file.slice(at + stream.length).startsWith('\nendstream'))
        throw new Error('a stream of another length than it says');
      return stream;
    })
    .join('\n');

  return {
    file,
    drawn: drawn.split('\n'),
    words: [...drawn.matchAll(/<([0-9A-F]*)> Tj/g)].map(([, hex = '']) => windows1252(hex)),
  };
}

/**
 * Node's decoder of this name has been Latin-1 in some versions, so the other half of the table is written
 * out.
 */
function windows1252(hex: string): string {
  return (hex.match(/../g) ?? [])
    .map((byte) => Number.parseInt(byte, 16))
    .map((byte) => (byte >= 0x80 && byte < 0xa0 ? C1[byte - 0x80] : String.fromCharCode(byte)))
    .join('');
}

const C1 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
