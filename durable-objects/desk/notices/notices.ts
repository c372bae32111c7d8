import { now, timestamp } from '../../../src/clock.ts';
import type { Person } from '../../../src/console/protocol.ts';
import type { Env } from '../../../src/env.ts';
import { isSpent, LIMITS } from '../../../src/limits.ts';
import type { NoticeChoices } from '../../../src/notices/choices.ts';
import type { NoticeAbout, NoticeWay } from '../../../src/notices/notice.ts';
import { sealer } from '../../../src/seal.ts';
import { trace } from '../../../src/trace.ts';
import { newWebhookSecret } from '../../../src/webhooks/sign.ts';
import { storeObject, storeSettings } from '../../clients/store.ts';
import { PushBrowsers, type Subscription } from './browsers.ts';
import { ChoicesOfPeople } from './choices.ts';
import type { NoticeContent } from './content.ts';
import { PendingNotices, type TakenNotice } from './pending.ts';
import type { NoticesOfPerson } from './rpc.ts';
import { againAt, sendNotice } from './sender.ts';
import { StoreSigner } from './signer.ts';
import { type Told, toldFrom } from './whom.ts';

/** Milliseconds after which a suspended store is asked for again. */
const SUSPENDED_WAIT = 3_600_000;

/** Whom a notice is for, and what it is about. */
interface NoticeFor {
  customer: string;
  about: NoticeAbout;
  /** Since when the thread waits, or the note. */
  of: string;
}

/** What tells the people of one store who have no console before them: by push, by mail, by a webhook of their own. */
export class DeskNotices {
  readonly choices: ChoicesOfPeople;
  readonly pending: PendingNotices;
  readonly #browsers: PushBrowsers;
  readonly #signer: StoreSigner;
  readonly #env: Env;
  readonly #store: string;

  constructor(env: Env, store: string, sql: SqlStorage) {
    this.#env = env;
    this.#store = store;
    this.choices = new ChoicesOfPeople(sql);
    this.pending = new PendingNotices(sql);
    this.#browsers = new PushBrowsers(sql, this.#sealer);
    this.#signer = new StoreSigner(sql, this.#sealer);
  }

  /** How a person is told, and what they were told lately. */
  async of(person: string): Promise<NoticesOfPerson> {
    const key = await this.#signer.publicKey();
    return {
      choices: this.choices.of(person),
      push: { key, browsers: this.#browsers.list(person) },
      lately: this.pending.lately(person),
    };
  }

  /** Changes how they are told. Returns the secret of their webhook where its address is new. */
  async choose(person: string, changes: Partial<NoticeChoices>, origin: string): Promise<string | null> {
    const { webhook } = changes;
    const fresh = webhook && webhook !== this.choices.of(person).webhook ? newWebhookSecret() : null;
    const anew = fresh && (await this.#sealer.seal(fresh));
    const kept = this.choices.get(person);
    const choices = { ...this.choices.of(person), ...changes };
    const sealed = choices.webhook === null ? null : (anew ?? kept?.sealed ?? null);
    this.choices.put(person, { choices, sealed, origin });
    return fresh;
  }

  /** A browser of theirs is told from now on. */
  async addBrowser(person: string, name: string, at: Subscription, origin: string): Promise<void> {
    const id = `pb_${crypto.randomUUID().replaceAll('-', '')}`;
    await this.#browsers.add(person, { id, name, created: timestamp() }, at);
    await this.choose(person, {}, origin);
  }

  forgetBrowser(person: string, id: string): boolean {
    return this.#browsers.forget(person, id);
  }

  /** Queues what people are told, each by every way that they chose. Returns how many are told now, and not only later. */
  queue(told: readonly Told[], { customer, about, of }: NoticeFor): number {
    const all = this.choices.all();
    const owners = this.#browsers.owners();
    const soon = new Set<string>();
    for (const { person, from } of told) {
      const { mail = false, webhook = null } = all.get(person) ?? {};
      const targets: [NoticeWay, string][] = (owners.get(person) ?? []).map((browser) => ['push', browser]);
      if (mail) targets.push(['mail', '']);
      if (webhook !== null) targets.push(['webhook', '']);
      for (const [way, target] of targets) {
        const added = this.pending.add({ person, way, target, customer, about, of }, now(), from);
        if (added && from <= now()) soon.add(person);
      }
    }
    return soon.size;
  }

  /**
   * Says what is due. `here`: who has a console before them, and sees it there. Returns the threads of which
   * somebody was told that they wait.
   */
  async sendDue(
    taken: readonly TakenNotice[],
    person: (id: string) => Person | null,
    content: (notice: TakenNotice) => NoticeContent | null,
    here: ReadonlySet<string>,
  ): Promise<string[]> {
    const { settings, suspended } = await storeSettings(this.#env, this.#store);
    const reached = await Promise.all(
      taken.map(async (notice) => {
        const { n, about, customer } = notice;
        const whom = person(notice.person);
        const said = here.has(notice.person) ? null : content(notice);
        if (!whom || !said) return this.#settle(n, 'dropped', null);
        if (suspended) return this.#postpone(n, now() + SUSPENDED_WAIT);
        const from = toldFrom(this.choices.of(whom.id), said.urgency === 'now', now());
        if (from > now()) return this.#postpone(n, from);
        const posted = await sendNotice(this.#sending(settings), whom, notice, said);
        const again = posted.ok ? null : againAt(notice, posted);
        const state = posted.ok ? 'told' : again === null ? 'failed' : 'waiting';
        this.pending.ended(n, state, posted.detail, again);
        trace('notice.tried', { store: this.#store, reason: notice.way, status: state, count: notice.tries });
        if (state === 'failed') await this.#tellOwner(whom, notice.way, posted.detail);
        return posted.ok && about === 'waiting' ? customer : null;
      }),
    );
    return reached.filter((customer) => customer !== null);
  }

  /** Sends something that tells of nothing by one way, now; `too_many` where they were told of too much lately. */
  async tryOut(person: Person, way: NoticeWay): Promise<{ ok: boolean; detail: string } | 'too_many'> {
    const { settings } = await storeSettings(this.#env, this.#store);
    const targets = way === 'push' ? this.#browsers.list(person.id).map(({ id }) => id) : [''];
    const content = { name: null, text: '', reason: '', urgency: 'next' } as const;
    const tried: { ok: boolean; detail: string }[] = [];
    for (const target of targets) {
      if (isSpent(this.pending.times(person.id), LIMITS.notices, now())) return 'too_many';
      const of = crypto.randomUUID();
      const notice = { person: person.id, way, target, customer: '', about: 'test', of } as const;
      const n = this.pending.note(notice, now());
      const posted = await sendNotice(this.#sending(settings), person, { ...notice, n, tries: 1 }, content);
      this.pending.ended(n, posted.ok ? 'told' : 'failed', posted.detail, null);
      tried.push({ ok: posted.ok, detail: posted.detail });
    }
    return tried.find(({ ok }) => !ok) ?? tried.at(-1) ?? { ok: false, detail: 'no browser' };
  }

  /** A person works here no more. */
  dismiss(person: string): void {
    for (const part of [this.choices, this.pending, this.#browsers]) part.dismiss(person);
  }

  #sending({ locale, name: storeName }: { locale: string; name: string }) {
    const [browsers, signer] = [this.#browsers, this.#signer];
    return {
      ...{ env: this.#env, store: this.#store, locale, storeName },
      ...{ choices: this.choices, browsers, signer, sealer: this.#sealer },
    };
  }

  #settle(n: number, state: 'dropped', detail: null): null {
    this.pending.ended(n, state, detail, null);
    return null;
  }

  #postpone(n: number, until: number): null {
    this.pending.postpone(n, until);
    return null;
  }

  /** The owner reads it at the desk: somebody was not told. */
  async #tellOwner({ name }: Person, way: NoticeWay, detail: string): Promise<void> {
    await storeObject(this.#env, this.#store)
      .trouble('notice', `${way}, ${name}: ${detail}`.slice(0, 300))
      .catch(() => undefined);
  }

  get #sealer() {
    return sealer(this.#env, 'notice', this.#store);
  }
}
