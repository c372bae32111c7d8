import { DurableObject } from 'cloudflare:workers';
import { now, timestamp } from '../../src/clock.ts';
import type { Env } from '../../src/env.ts';
import type { Article, KeptArticle, Passage } from '../../src/knowledge/article.ts';
import { answers, isAsked, tellingWords } from '../../src/knowledge/question.ts';
import { providerFetch } from '../../src/outbound.ts';
import { isPublicUrl } from '../../src/public-url.ts';
import { sealer } from '../../src/seal.ts';
import { storeSettings } from '../clients/store.ts';
import { BACKED_UP } from '../storage/backed-up.ts';
import { Schema } from '../storage/migrate.ts';
import { OwnAlarm } from '../storage/own-alarm.ts';
import { type Keyed, Requests } from '../storage/requests.ts';
import { NO_ROWS, putTables, type RowsPage, rowsFrom, type TableRows } from '../storage/rows.ts';
import { Articles } from './articles.ts';
import { type EarlierAnswer, KeptAnswers } from './kept-answers.ts';
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
    if (asker !== null && isAsked(question) && !found.some(({ coverage }) => answers(words, coverage))) {
      this.#unanswered.note(question, words, language, asker, now());
      await this.#arm();
    }
    return found;
  }

  /** People were erased: no words of theirs are kept, and no answer in which one of `names` stands. */
  async forget(askers: readonly string[], names: readonly string[]): Promise<void> {
    if (!this.#schema.made) return;
    for (const asker of askers) this.#unanswered.forget(asker);
    const box = sealer(this.env, 'answer', this.#store);
    for (const { key, answer } of this.#answers.all()) {
      // What no key opens any more is of use to nobody.
      const { text } = await box.open(answer).catch(() => ({ text: null }));
      if (text === null || names.some((name) => text.includes(name))) this.#answers.drop(key);
    }
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

  /** Begins a call of the API that may come twice, unless it has come before. */
  async beginCall(call: Keyed): Promise<EarlierAnswer> {
    const earlier = this.#answers.begin(call, now());
    if (earlier === null) await this.#arm();
    return earlier;
  }

  /** The call is over: its answer, sealed, is kept for a day; null where it may come anew. */
  endCall(call: Keyed, sealed: string | null): void {
    this.#answers.end(call, sealed, now());
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
    this.#answers.sweep(now());
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
    const dues = [this.#unanswered.due(), this.#answers.due()].filter((due) => due !== null);
    await this.#alarm.set(this.#site.waiting ? now() : dues.length > 0 ? Math.min(...dues) : null);
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

  get #answers(): KeptAnswers {
    return new KeptAnswers(this.#sql);
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
