import { createHash } from 'node:crypto';
import { pageText, sitemapOf } from '../../src/knowledge/page.ts';
import { readAtMost } from '../../src/read-at-most.ts';
import type { Articles } from './articles.ts';

/** Pages of one site, and bytes of one page. */
const MOST_PAGES = 300;
const MOST_BYTES = 2_000_000;
/** Pages that one waking reads, and how long it waits for each, in milliseconds. */
const AT_ONCE = 10;
const PATIENCE_MS = 10_000;
const MOST_REDIRECTS = 3;
/** Milliseconds that what came of an import is shown. */
const SHOWN_MS = 30 * 86_400_000;

/** How an import stands. */
export interface ImportState {
  url: string;
  waiting: number;
  read: number;
  failed: { url: string; reason: string }[];
}

interface Reading {
  fetch: typeof fetch;
  /** Whether an address may be called at all. */
  allowed(url: string): boolean;
  language: string;
  now: number;
}

/**
 * Reads pages of the shop's own site into articles: a few at each waking, so that none of them keeps the
 * object busy.
 */
export class SiteImport {
  readonly #sql: SqlStorage;
  readonly #articles: Articles;

  constructor(sql: SqlStorage, articles: Articles) {
    this.#sql = sql;
    this.#articles = articles;
  }

  /** Begins, or begins again: what was read before is read anew. */
  begin(url: string, now: number): void {
    this.#sql.exec('DELETE FROM imports WHERE root = ?', url);
    this.#add(url, url, now);
  }

  #add(url: string, root: string, now: number): void {
    this.#sql.exec(
      "INSERT OR IGNORE INTO imports (url, root, state, at) VALUES (?, ?, 'waiting', ?)",
      url.replace(/#.*$/, ''),
      root,
      now,
    );
  }

  get waiting(): boolean {
    return this.#sql.exec("SELECT 1 FROM imports WHERE state = 'waiting' LIMIT 1").toArray().length > 0;
  }

  states(): ImportState[] {
    const rows = this.#sql
      .exec<{ url: string; root: string; state: string; detail: string | null }>(
        'SELECT url, root, state, detail FROM imports ORDER BY at, url',
      )
      .toArray();
    return [...Map.groupBy(rows, ({ root }) => root)].map(([url, of]) => ({
      url,
      waiting: of.filter(({ state }) => state === 'waiting').length,
      read: of.filter(({ state }) => state === 'read').length,
      failed: of
        .filter(({ state }) => state === 'failed')
        .slice(0, 50)
        .map((row) => ({ url: row.url, reason: row.detail ?? '' })),
    }));
  }

  /** Reads the next pages. A page that cannot be read is noted with the reason and holds up no other. */
  async readNext(reading: Reading): Promise<void> {
    this.#sql.exec("DELETE FROM imports WHERE state <> 'waiting' AND at < ?", reading.now - SHOWN_MS);
    const next = this.#sql
      .exec<{ url: string; root: string }>(
        "SELECT url, root FROM imports WHERE state = 'waiting' ORDER BY at, url LIMIT ?",
        AT_ONCE,
      )
      .toArray();
    for (const { url, root } of next) {
      let state = 'read';
      let detail: string | null = null;
      try {
        await this.#read(url, root, reading);
      } catch (error) {
        state = 'failed';
        detail = error instanceof Error ? error.message.slice(0, 200) : 'unknown error';
      }
      this.#sql.exec(
        'UPDATE imports SET state = ?, detail = ?, at = ? WHERE url = ?',
        state,
        detail,
        reading.now,
        url,
      );
    }
  }

  async #read(url: string, root: string, reading: Reading): Promise<void> {
    const { host } = new URL(root);
    const response = await fetched(url, host, reading);
    const type = response.headers.get('content-type') ?? '';
    const bytes = await readAtMost(response.body, MOST_BYTES);
    if (!bytes) throw new Error('more than 2 MB');
    if (/xml/.test(type) || /\.xml$/.test(new URL(url).pathname)) {
      const { pages, sitemaps } = sitemapOf(new TextDecoder().decode(bytes), host);
      if (pages.length + sitemaps.length === 0) throw new Error('a sitemap without pages of this host');
      for (const page of [...sitemaps, ...pages].slice(0, this.#room(root)))
        this.#add(page, root, reading.now);
      return;
    }
    if (!/html/.test(type)) throw new Error(`no page: ${type.slice(0, 80) || 'no type'}`);
    const { title, body, language } = await pageText(
      new Response(bytes, { headers: { 'content-type': type } }),
    );
    if (!body) throw new Error('a page without words');
    const article = { title, body, language: language || reading.language, audience: 'public' as const };
    if (!this.#articles.put(articleId(url), { ...article, url }, reading.now))
      throw new Error('too many articles');
  }

  #room(root: string): number {
    const { count } = this.#sql
      .exec<{ count: number }>('SELECT count(*) AS count FROM imports WHERE root = ?', root)
      .one();
    return Math.max(0, MOST_PAGES + 1 - count);
  }
}

/** The same page is the same article, however often it is read. */
function articleId(url: string): string {
  return `page-${createHash('sha256').update(url).digest('hex').slice(0, 24)}`;
}

/** A page of the host, redirects within it followed: a page elsewhere is nobody's word for the shop. */
async function fetched(url: string, host: string, { fetch, allowed }: Reading): Promise<Response> {
  let at = url;
  for (let hop = 0; hop <= MOST_REDIRECTS; hop++) {
    if (!allowed(at)) throw new Error('not a public address');
    if (new URL(at).host !== host) throw new Error(`leads to another host: ${new URL(at).host}`);
    const response = await fetch(at, {
      redirect: 'manual',
      signal: AbortSignal.timeout(PATIENCE_MS),
      headers: { accept: 'text/html,application/xml;q=0.9', 'user-agent': 'Onethread (+article import)' },
    });
    if (response.status >= 300 && response.status < 400) {
      await response.body?.cancel();
      const location = URL.parse(response.headers.get('location') ?? '', at);
      if (!location) throw new Error(`HTTP ${response.status} without a place`);
      at = location.href;
      continue;
    }
    if (!response.ok) {
      await response.body?.cancel();
      throw new Error(`HTTP ${response.status}`);
    }
    return response;
  }
  throw new Error('too many redirects');
}
