import { FONTS } from './fonts.ts';
import { hex, number, Page } from './page.ts';

/** What a file says of itself. */
export interface Information {
  title: string;
  /** A BCP 47 tag. A screen reader pronounces the words by it. */
  language: string;
  createdAt: Date;
}

/**
 * A PDF 1.7 file (ISO 32000-1) of one page or more, tagged (14.8) so that a screen reader says its texts in their
 * order. Nothing is compressed, embedded or drawn by lot: the same pages give the same bytes.
 */
export function pdfOf(
  drawn: Page | readonly Page[],
  { title, language, createdAt }: Information,
): Uint8Array<ArrayBuffer> {
  const objects = new Objects();
  const catalog = objects.reserve();
  const pages = objects.reserve();
  const tree = objects.reserve();
  const root = objects.reserve();
  const fonts = Object.entries(FONTS).map(([name, font]) => {
    const at = objects.add(`<</Type /Font /Subtype /Type1 /BaseFont /${font} /Encoding /WinAnsiEncoding>>`);
    return `/${name} ${at}`;
  });
  const sheets = (drawn instanceof Page ? [drawn] : drawn).map((page) => {
    const sheet = objects.reserve();
    const content = objects.add(`<</Length ${page.content.length}>>\nstream\n${page.content}\nendstream`);
    const paragraphs = Array.from({ length: page.texts }, (_, index) =>
      objects.add(`<</Type /StructElem /S /P /P ${root} /Pg ${sheet} /K ${index}>>`),
    ).join(' ');
    return { page, sheet, content, paragraphs };
  });
  const kids = sheets.map(({ sheet }) => sheet).join(' ');
  const date = text(`D:${createdAt.toISOString().replace(/\D/g, '').slice(0, 14)}Z`);

  objects.set(
    catalog,
    `<</Type /Catalog /Pages ${pages} /Lang ${text(language)} /MarkInfo <</Marked true>> /StructTreeRoot ${tree} ` +
      '/ViewerPreferences <</DisplayDocTitle true>>>>',
  );
  objects.set(pages, `<</Type /Pages /Kids [${kids}] /Count ${sheets.length}>>`);
  for (const [at, { page, sheet, content }] of sheets.entries()) {
    const { width, height } = page.size;
    objects.set(
      sheet,
      `<</Type /Page /Parent ${pages} /MediaBox [0 0 ${number(width)} ${number(height)}] /Contents ${content} ` +
        `/Resources <</Font <<${fonts.join(' ')}>>>> /StructParents ${at} /Tabs /S>>`,
    );
  }
  const numbered = sheets.map(({ paragraphs }, at) => `${at} [${paragraphs}]`).join(' ');
  objects.set(
    tree,
    `<</Type /StructTreeRoot /K ${root} /ParentTree <</Nums [${numbered}]>> /ParentTreeNextKey ${sheets.length}>>`,
  );
  const all = sheets.map(({ paragraphs }) => paragraphs).join(' ');
  objects.set(root, `<</Type /StructElem /S /Document /P ${tree} /K [${all}]>>`);
  const information = objects.add(
    `<</Title ${text(title)} /Producer ${text('Onethread')} /CreationDate ${date} /ModDate ${date}>>`,
  );
  return objects.file(`/Root ${catalog} /Info ${information}`);
}

/** How one object names another in the file: `7 0 R`. */
type Reference = `${number} 0 R`;

class Objects {
  readonly #bodies = new Map<Reference, string>();

  /** A name for an object that others refer to before it is written. */
  reserve(): Reference {
    return this.add('null');
  }

  add(body: string): Reference {
    const reference: Reference = `${this.#bodies.size + 1} 0 R`;
    this.#bodies.set(reference, body);
    return reference;
  }

  set(reference: Reference, body: string): void {
    this.#bodies.set(reference, body);
  }

  /**
   * Header, objects, the table of where each begins (7.5.4: entries of 20 bytes) and the trailer. All but the
   * header is ASCII.
   */
  file(trailer: string): Uint8Array<ArrayBuffer> {
    // Four bytes over 0x7F say to whoever transfers the file that it is no text.
    let file = '%PDF-1.7\n%\xE2\xE3\xCF\xD3\n';
    const entries = ['0000000000 65535 f \n'];
    for (const body of this.#bodies.values()) {
      const number = entries.push(`${String(file.length).padStart(10, '0')} 00000 n \n`) - 1;
      file += `${number} 0 obj\n${body}\nendobj\n`;
    }
    const size = entries.length;
    const table = `xref\n0 ${size}\n${entries.join('')}trailer\n<</Size ${size} ${trailer}>>\n`;
    file += `${table}startxref\n${file.length}\n%%EOF\n`;
    return Uint8Array.from(file, (letter) => letter.charCodeAt(0));
  }
}

/**
 * A text string (7.9.2.2): ASCII as it is, else UTF-16 with its mark; in hexadecimal digits, so that nothing
 * needs escaping.
 */
function text(value: string): string {
  if (/^[\x20-\x7e]*$/.test(value))
    return `<${hex(Uint8Array.from(value, (letter) => letter.charCodeAt(0)))}>`;
  const units = Array.from({ length: value.length }, (_, index) => value.charCodeAt(index));
  return `<${hex(Uint8Array.from([0xfeff, ...units].flatMap((unit) => [unit >> 8, unit & 0xff])))}>`;
}
