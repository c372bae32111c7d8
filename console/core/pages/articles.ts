import { signal } from '@preact/signals-core';
import type { Problem } from '../../../src/console/protocol.ts';
import { Resource } from '../resource.ts';
import { type Api, problemOf } from '../transport/api.ts';

export interface ArticleBody {
  title: string;
  body: string;
  language: string;
  audience: 'public' | 'internal';
}

export interface Article extends ArticleBody {
  id: string;
  url: string | null;
  updatedAt: string;
}

export interface Unanswered {
  unanswered: { key: string; example: string; language: string; count: number; lastAt: string }[];
}

/** What the store has written down, and what was asked and not found. */
export class Articles {
  readonly #api: Api;
  readonly list: Resource<{ articles: Article[] }>;
  readonly unanswered: Resource<Unanswered>;
  readonly busy = signal(false);
  readonly problem = signal<Problem | null>(null);

  constructor(api: Api) {
    this.#api = api;
    this.list = new Resource(() => api.get<{ articles: Article[] }>('articles'));
    this.unanswered = new Resource(() => api.get<Unanswered>('articles/unanswered'));
    void this.list.refresh();
    void this.unanswered.refresh();
  }

  read(id: string): Promise<Article> {
    return this.#api.get<Article>(`articles/${encodeURIComponent(id)}`);
  }

  save(id: string, article: ArticleBody): Promise<boolean> {
    return this.#do(() => this.#api.put(`articles/${encodeURIComponent(id)}`, article));
  }

  remove(id: string): Promise<boolean> {
    return this.#do(() => this.#api.delete(`articles/${encodeURIComponent(id)}`));
  }

  async #do(run: () => Promise<unknown>): Promise<boolean> {
    this.busy.value = true;
    this.problem.value = null;
    try {
      await run();
      void this.list.refresh();
      void this.unanswered.refresh();
      return true;
    } catch (error) {
      this.problem.value = problemOf(error);
      return false;
    } finally {
      this.busy.value = false;
    }
  }
}

/** An id for an article of this title: letters and digits, and something of its own. */
export function idFor(title: string, random: number): string {
  const words = title
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 60);
  const own = Math.floor(random * 36 ** 4)
    .toString(36)
    .padStart(4, '0');
  return words ? `${words}-${own}` : `article-${own}`;
}
