import { decodeEntities } from '../language/html-entities.ts';

/** What an HTML page says, for an article. */
export interface PageText {
  title: string;
  /** Markdown: headings, paragraphs, lists. */
  body: string;
  /** BCP 47, as the page itself says; empty where it does not. */
  language: string;
}

/** What is around what a page says. */
const AROUND =
  'script, style, noscript, template, svg, nav, header, footer, aside, form, iframe, [hidden], [aria-hidden="true"]';
const BLOCKS = 'p, div, section, article, tr, blockquote, dt, dd, br, table, ul, ol, main, figure';
/** The longest page, in characters of text. */
const LONGEST = 90_000;

/** Reads a page as it streams; a tree of it is never built. */
export async function pageText(response: Response): Promise<PageText> {
  let title = '';
  let heading = '';
  let language = '';
  let body = '';
  let outside = 0;
  let inHeading = false;
  const add = (text: string) => {
    if (outside === 0 && body.length < LONGEST) body += text;
  };
  const rewritten = new HTMLRewriter()
    .on('html', {
      element(element) {
        language = /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i.exec(element.getAttribute('lang') ?? '')?.[0] ?? '';
      },
    })
    .on('title', {
      text({ text }) {
        if (title.length < 300) title += text;
      },
    })
    .on(AROUND, {
      element(element) {
        outside++;
        element.onEndTag(() => {
          outside--;
        });
      },
    })
    .on('h1, h2, h3, h4, h5, h6', {
      element(element) {
        add('\n\n## ');
        inHeading = element.tagName === 'h1' && outside === 0;
        element.onEndTag(() => {
          inHeading = false;
          add('\n\n');
        });
      },
      text({ text }) {
        if (inHeading && heading.length < 300) heading += text;
      },
    })
    .on('li', {
      element() {
        add('\n- ');
      },
    })
    .on(BLOCKS, {
      element(element) {
        add('\n\n');
        if (element.tagName !== 'br') element.onEndTag(() => add('\n\n'));
      },
    })
    .on('body', {
      text({ text }) {
        add(text.replace(/\s+/g, ' '));
      },
    })
    .transform(response);
  await rewritten.body?.pipeTo(new WritableStream());
  return {
    title: tidy(heading) || tidy(title) || 'Page',
    body: decodeEntities(body)
      .replace(/[ \t]+/g, ' ')
      .replace(/ ?\n ?/g, '\n')
      .replace(/\n{3,}/g, '\n\n')
      .replace(/^## *$/gm, '')
      .trim()
      .slice(0, LONGEST),
    language: language.toLowerCase(),
  };
}

function tidy(text: string): string {
  return decodeEntities(text).replace(/\s+/g, ' ').trim().slice(0, 200);
}

/** The pages that a sitemap lists (sitemaps.org), of one host alone, and the sitemaps that an index lists. */
export function sitemapOf(xml: string, host: string): { pages: string[]; sitemaps: string[] } {
  const urls = [...xml.matchAll(/<loc>\s*([^<\s]{1,2000})\s*<\/loc>/gi)].flatMap(([, written = '']) => {
    const url = URL.parse(decodeEntities(written));
    return url?.host === host ? [url.href] : [];
  });
  const index = /<sitemapindex[\s>]/i.test(xml);
  return index ? { pages: [], sitemaps: urls } : { pages: urls, sitemaps: [] };
}
