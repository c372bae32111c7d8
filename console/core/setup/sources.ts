import { signal } from '@preact/signals-core';
import type { Problem } from '../../../src/console/protocol.ts';
import { idFor } from '../pages/articles.ts';
import type { Platform } from '../platform.ts';
import { Resource } from '../resource.ts';
import { acting } from '../transport/acting.ts';
import type { Api } from '../transport/api.ts';

export interface SiteImport {
  url: string;
  waiting: number;
  read: number;
  failed: { url: string; reason: string }[];
}

/** How often it is asked how far the reading of a site is, in milliseconds. */
const POLL = 1_500;
const MOST_LETTERS = 200_000;

/** What the store knows, as it comes in: pasted, as files, from its site. */
export class Sources {
  readonly #api: Api;
  readonly #platform: Platform;
  readonly imports: Resource<SiteImport[]>;
  /** Titles of what was written down just now. */
  readonly written = signal<readonly string[]>([]);
  readonly busy = signal(false);
  readonly problem = signal<Problem | null>(null);
  #stop: () => void = () => {};

  constructor(api: Api, platform: Platform) {
    this.#api = api;
    this.#platform = platform;
    this.imports = new Resource(
      async () => (await api.get<{ imports: SiteImport[] }>('articles/import')).imports,
    );
    void this.#watch();
  }

  /** Each becomes an article for customers; without a title its first line is one. */
  write(texts: readonly { title: string; body: string }[], language: string): Promise<boolean> {
    return acting(this, async () => {
      for (const { title, body } of texts) {
        const named = title.trim() || titleOf(body);
        const id = idFor(named, this.#platform.random());
        const article = { title: named, body: body.slice(0, MOST_LETTERS), language, audience: 'public' };
        await this.#api.put(`articles/${id}`, article);
        this.written.value = [...this.written.value, named];
      }
    });
  }

  /** Begins to read a page, or the pages of a sitemap. */
  readSite(url: string): Promise<boolean> {
    return acting(this, async () => {
      const { imports } = await this.#api.post<{ imports: SiteImport[] }>('articles/import', { url });
      this.imports.set(imports);
      this.#again();
    });
  }

  end(): void {
    this.#stop();
  }

  async #watch(): Promise<void> {
    await this.imports.refresh();
    if (this.imports.value?.some(({ waiting }) => waiting > 0)) this.#again();
  }

  #again(): void {
    this.#stop();
    this.#stop = this.#platform.later(POLL, () => void this.#watch());
  }
}

/** The first line with words, without the marks of a heading. */
export function titleOf(body: string): string {
  const line = body.split('\n').find((one) => /[\p{L}\p{N}]/u.test(one)) ?? '';
  return (
    line
      .replace(/^[#*\s]+/, '')
      .trim()
      .slice(0, 120) || '?'
  );
}
