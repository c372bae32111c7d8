/**
 * Text of `format=flowed` (RFC 3676): lines that end in a space go on in the next one, of the same quote depth
 * alone (section 4.5: another depth ends the paragraph); the space that lets a line begin with a space or a
 * quote mark is taken away (4.4). `delSp`: the space a line was broken at is none of the text.
 */
export function unflowed(text: string, delSp: boolean): string {
  const paragraphs: string[] = [];
  let depth = -1;
  let open: string[] | null = null;
  const close = () => {
    if (open) paragraphs.push(`${depth > 0 ? `${'>'.repeat(depth)} ` : ''}${open.join('')}`.trimEnd());
    open = null;
  };
  for (const line of text.split(/\r?\n/)) {
    const marks = /^>*/.exec(line)?.[0].length ?? 0;
    const content = line.slice(marks).replace(/^ /, '');
    if (marks !== depth) close();
    // A signature's mark is a line of its own, and never flows (4.3).
    if (content === '-- ') {
      close();
      paragraphs.push(marks > 0 ? `${'>'.repeat(marks)} -- ` : '-- ');
      depth = marks;
      continue;
    }
    depth = marks;
    const flows = content.endsWith(' ');
    open ??= [];
    open.push(flows && delSp ? content.slice(0, -1) : content);
    if (!flows) close();
  }
  close();
  return paragraphs.join('\n');
}
