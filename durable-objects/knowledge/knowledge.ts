import { DurableObject } from 'cloudflare:workers';
import { now, timestamp } from '../../src/clock.ts';
import type { Env } from '../../src/env.ts';
import type { Article, KeptArticle, Passage } from '../../src/knowledge/article.ts';
import { answers, tellingWords } from '../../src/knowledge/question.ts';
import { providerFetch } from '../../src/outbound.ts';
import { isPublicUrl } from '../../src/public-url.ts';
import { storeSettings } from '../clients/store.ts';
import { BACKED_UP } from '../storage/backed-up.ts';
import { Schema } from '../storage/migrate.ts';
import { OwnAlarm } from '../storage/own-alarm.ts';
import { type Keyed, Requests } from '../storage/requests.ts';
import { NO_ROWS, putTables, type RowsPage, rowsFrom, type TableRows } from '../storage/rows.ts';
import { Articles } from './articles.ts';
import { knowledgeSchema } from './schema.ts';
import { type ImportState, SiteImport } from './site-import.ts';
import { type Unanswered, UnansweredQuestions } from './unanswered.ts';

/**
 * What a store has written down: its articles, found by their words, and the questions that none of them
 * answers. An actor of its own, so that customers' questions wait for nothing else of the store. Asking makes
 * no tables where nothing was written.
 */
export class Knowledge extends DurableObject<Env> {
  readonly #alarm = new OwnAlarm(this.ctx, this.env, 'KNOWLEDGE');
  readonly #schema = new Schema(this.ctx.storage, knowledgeSchema);

  article(id: string): KeptArticle | null {
    return this.#schema.made ? this.#articles.get(id) : null;
  }

  /** Newest first; `after` is the last one of the page before. */
  articles(after: { at: number; id: string } | null, most: number): KeptArticle[] {
    return this.#schema.made ? this.#articles.page(after, most) : [];
  }

  /** Null where the store has as many as it may. */
  putArticle(id: string, article: Article): KeptArticle | null {
    const put = this.ctx.storage.transactionSync(() =>
      this.#articles.put(id, { ...article, url: null }, now()),
    );
    return put ? this.#articles.get(id) : null;
  }

  deleteArticle(id: string): boolean {
    return this.#schema.made && this.ctx.storage.transactionSync(() => this.#articles.delete(id));
  }

  /** For advisors: what is internal, too. */
  find(question: string, language: string): Passage[] {
    return this.#schema.made ? this.#articles.search(question, language, timestamp(), true) : [];
  }

  /**
   * For a customer's turn: what is public. A question of which nothing clearly answers is noted, unless nobody
   * asks it in earnest (`asker` null).
   */
  async search(question: string, language: string, asker: string | null): Promise<Passage[]> {
    const words = tellingWords(question);
    if (words.length === 0) return [];
    const found = this.#schema.made ? this.#articles.search(question, language, timestamp(), false) : [];
    if (asker !== null && !found.some(({ coverage }) => answers(words, coverage))) {
      this.#unanswered.note(question, words, language, asker, now());
      await this.#arm();
    }
    return found;
  }

  /** People were erased: no words of theirs are kept. */
  forget(askers: readonly string[]): void {
    if (!this.#schema.made) return;
    for (const asker of askers) this.#unanswered.forget(asker);
    // Whose words stand in an answer nobody can see here.
    this.#sql.exec("DELETE FROM requests WHERE key LIKE 'answer:%'");
  }

  /** A page of the rows that a backup takes along. */
  backUp(place: string | null): RowsPage {
    return this.#schema.made ? rowsFrom(this.#sql, BACKED_UP.knowledge, place) : NO_ROWS;
  }

  /** Takes such rows back; those that are here stay as they are. */
  async restore(tables: readonly TableRows[]): Promise<void> {
    this.#schema.make();
    this.ctx.storage.transactionSync(() => {
      for (const { table, rows } of putTables(this.ctx.storage, BACKED_UP.knowledge, tables))
        if (table === 'articles') for (const { id } of rows) this.#articles.index(String(id));
    });
    await this.#arm();
  }

  /** The store was deleted: so is this. */
  wipe(): void {
    if (this.#schema.made) this.#schema.unmake();
  }

  unanswered(most: number): Unanswered[] {
    return this.#schema.made ? this.#unanswered.list(now(), most) : [];
  }

  dropUnanswered(key: string): boolean {
    return this.#schema.made && this.#unanswered.drop(key);
  }

  /** What a call of the API was answered that comes once more, sealed; `other` where another call came under its key. */
  answered({ key, print }: Keyed): { answer: string } | 'other' | null {
    if (!this.#schema.made) return null;
    const earlier = new Requests(this.#sql).earlier({ key: `answer:${key}`, print }, now());
    return earlier === null || earlier === 'other' ? earlier : { answer: String(earlier.answer) };
  }

  /** Keeps it for a day. */
  keepAnswer({ key, print }: Keyed, sealed: string): void {
    new Requests(this.#sql).keep({ key: `answer:${key}`, print }, sealed, now());
  }

  /** Begins to read a page, or the pages of a sitemap; {@link imports} says how far it is. */
  async importSite(url: string, request: Keyed | null): Promise<'begun' | 'other_request'> {
    const requests = new Requests(this.#sql);
    const earlier = request && requests.earlier(request, now());
    if (earlier) return earlier === 'other' ? 'other_request' : 'begun';
    this.ctx.storage.transactionSync(() => {
      this.#site.begin(url, now());
      if (request) requests.keep(request, null, now());
    });
    await this.#alarm.set(now());
    return 'begun';
  }

  imports(): ImportState[] {
    return this.#schema.made ? this.#site.states() : [];
  }

  async wake(): Promise<void> {
    await this.alarm();
  }

  override async alarm(): Promise<void> {
    await this.#alarm.rang();
    if (!this.#schema.made) return this.#alarm.set(null);
    this.#unanswered.sweep(now());
    try {
      const { settings } = await storeSettings(this.env, this.#store);
      await this.#site.readNext({
        fetch: providerFetch(this.env),
        allowed: (url) => Boolean(this.env.SANDBOX) || isPublicUrl(url),
        language: settings.locale,
        now: now(),
      });
    } finally {
      await this.#arm();
    }
  }

  async #arm(): Promise<void> {
    await this.#alarm.set(this.#site.waiting ? now() : this.#unanswered.due());
  }

  /** The store's name. */
  get #store(): string {
    const name = this.ctx.id.name ?? '';
    return name.slice(0, name.indexOf(':'));
  }

  get #articles(): Articles {
    return new Articles(this.#sql);
  }

  get #site(): SiteImport {
    return new SiteImport(this.#sql, this.#articles);
  }

  get #unanswered(): UnansweredQuestions {
    return new UnansweredQuestions(this.#sql);
  }

  /** Makes the tables where there are none. */
  get #sql(): SqlStorage {
    this.#schema.make();
    return this.ctx.storage.sql;
  }
}
