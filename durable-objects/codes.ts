import type { ProofView } from '../src/brain/context.ts';
import { codesSaid } from '../src/brain/embedded/codes.ts';
import { codeMessage } from '../src/brain/embedded/notices.ts';
import type { Credentials, Delivery, DeliveryTools } from '../src/channels/channel.ts';
import { deliverText, textsOpen } from '../src/channels/sms/deliver.ts';
import { windowOpen } from '../src/channels/whatsapp/limits.ts';
import { now } from '../src/clock.ts';
import { equalText } from '../src/constant-time.ts';
import type { Fact } from '../src/conversation/events.ts';
import type { Session } from '../src/conversation/state.ts';
import { atLeast } from '../src/conversation/values.ts';
import type { Env } from '../src/env.ts';
import { type Address, addressKind, addressValue, e164, emailAddress } from '../src/identity/address.ts';
import type { KnownAccount } from '../src/identity/assurance.ts';
import {
  askedTooOften,
  type Challenge,
  type ChallengeEnd,
  CODE_LIFE,
  CODE_TRIES,
  type CodeTarget,
  type CodeWay,
  codeEvidence,
  judge,
  masked,
  standingOf,
  type Verdict,
} from '../src/identity/code.ts';
import type { Settings } from '../src/settings.ts';
import type { Shop } from '../src/shop/shop.ts';
import { codeOf } from '../src/tokens.ts';
import type { Codes as CodePort } from '../src/tools/tool.ts';
import { deliveryTools, POSTED, type Sender } from './deliveries.ts';
import type { CodeNews } from './leaving.ts';
import type { Carried, Ending, OutboxRow } from './outbox.ts';
import { type ProofWorld, prove, provenBy } from './proofs.ts';
import { credentialsOf, storeSecrets } from './stores.ts';
import type { Thread } from './thread.ts';
import { addressObject } from './whose.ts';

const DAY = 86_400_000;
/** For so long a number in her words may still be meant as the code that she was sent. An hour, in milliseconds. */
const LOOKED_AT = 3_600_000;

type Row = {
  id: string;
  session: string;
  way: CodeWay;
  target: string;
  asked_at: number;
  address: Address | null;
  account: string | null;
  owner: string | null;
  ending: ChallengeEnd | null;
  ended_at: number | null;
  tries: number;
};

/** The one-time codes of one customer's sessions: what was asked for, where it went, what was given for it. */
export class Codes {
  readonly #env: Env;
  readonly #store: string;
  readonly #sql: SqlStorage;
  readonly #thread: Thread;
  readonly #world: () => ProofWorld;

  constructor(env: Env, store: string, sql: SqlStorage, world: () => ProofWorld) {
    this.#env = env;
    this.#store = store;
    this.#sql = sql;
    this.#world = world;
    this.#thread = world().thread;
  }

  /** How codes can travel now, the one that suits the mouth first. */
  async ways(session: Session, settings: Settings): Promise<CodeWay[]> {
    const secrets = await storeSecrets(this.#env, this.#store);
    const { state, memory } = this.#thread;
    const window =
      state.account !== null &&
      atLeast(session.assurance, 'recognised') &&
      state.sessions.some(
        ({ id, channel }) => channel === 'whatsapp' && windowOpen(memory.line(id).heardAt, now()),
      );
    const open = openWays(credentialsOf(this.#env, secrets ?? {}), settings, window);
    // Who is on the phone has no mailbox before her, and who writes has.
    return session.channel === 'voice' ? [...open].sort((way) => (way === 'sms' ? -1 : 0)) : open;
  }

  /** What one turn of a session may do about codes. `proved` hears that its session has been verified in mid-turn. */
  port(
    session: Session,
    asked: readonly string[],
    { ways, settings, trace }: { ways: CodeWay[]; settings: Settings; trace: string },
    proved: () => void,
  ): CodePort {
    return {
      ways,
      send: (request) => this.#ask(session, request, settings, trace),
      check: async (code) => {
        const checked = await this.#check(session, code, asked, trace);
        if (checked.verdict === 'passed') proved();
        return checked;
      },
    };
  }

  /** How the session's latest code stands, for a turn that answers what was said from `since` (ISO 8601) on. */
  view(session: string, since: string): ProofView | null {
    const row = this.#latest(session);
    if (!row || now() - row.asked_at > LOOKED_AT) return null;
    const state = standingOf(challengeOf(row), now());
    return {
      state: state === 'void' ? 'expired' : state,
      by: row.way,
      target: JSON.parse(row.target) as CodeTarget,
      left: Math.max(0, CODE_TRIES - row.tries),
      fresh: state === 'passed' && (row.ended_at ?? 0) >= Date.parse(since),
    };
  }

  /** Carries a code that was asked for to where it belongs, if it belongs anywhere. Who asked learns nothing of it. */
  async carry(row: OutboxRow, sender: Sender): Promise<Carried> {
    const { challenge: id } = row.body as CodeNews;
    const found = this.#row(id);
    if (!found || standingOf(challengeOf(found), now()) !== 'open') return NOTHING;
    const place = found.address ? found : await this.#place(found, sender);
    if (!place?.address) return NOTHING;
    const { address } = place;
    const counted = addressObject(this.#env, this.#store, countedAs(address), {});
    if (!(await counted.admitCode(`${sender.self}.${id}`, sender.settings.limits.codes))) return NOTHING;
    // Known before it leaves: the code may be read before its acceptance is heard.
    this.#sql.exec(
      'UPDATE challenges SET address = ?, account = ?, owner = ? WHERE id = ? AND ending IS NULL',
      address,
      place.account,
      place.owner,
      id,
    );
    const code = await codeOf(this.#env, this.#store, { challenge: id, session: found.session, address });
    return this.#send(found.way, address, code, `${sender.self}.${row.id}${CODE_REFERENCE}`, {
      sender,
      locale: localeOf(place.account, sender.settings),
    });
  }

  /** What the log is told of a code that left, or could not; null where nobody was there to get one. */
  told(row: OutboxRow, ending: Ending): { fact: Fact; id: string } | null {
    const { challenge } = row.body as CodeNews;
    const { session, way, address } = this.#row(challenge) ?? {};
    if (!session || !way || !address) return null;
    if (ending.status === 'sent' && ending.provider !== NOTHING.provider) {
      const to = masked(address);
      return {
        fact: { type: 'challenge.sent', session, challenge, by: way, to },
        id: `challenge:${challenge}:sent`,
      };
    }
    if (ending.status !== 'parked') return null;
    const detail = ending.error.slice(0, 200);
    return {
      fact: { type: 'challenge.failed', session, challenge, reason: 'undelivered', detail },
      id: `challenge:${challenge}:undelivered`,
    };
  }

  /** Once for a key; synchronous, so that event, record and outbox row stand or fall together. */
  #ask(
    session: Session,
    { key, target, way }: { key: string; target: CodeTarget; way: CodeWay },
    { limits }: Settings,
    trace: string,
  ): boolean {
    if (this.#row(key)) return true;
    this.#sql.exec(
      'DELETE FROM tries WHERE challenge IN (SELECT id FROM challenges WHERE asked_at < ?)',
      now() - DAY,
    );
    this.#sql.exec('DELETE FROM challenges WHERE asked_at < ?', now() - DAY);
    const asked = this.#sql
      .exec<{ at: number }>(
        'SELECT asked_at AS at FROM challenges WHERE visitor = ? OR session = ?',
        session.address,
        session.id,
      )
      .toArray();
    if (
      askedTooOften(
        asked.map(({ at }) => at),
        limits.codes,
        now(),
      )
    )
      return false;
    this.#thread.note(
      [{ type: 'challenge.asked', session: session.id, challenge: key, by: way, about: target.kind }],
      trace,
      {
        ids: [`challenge:${key}:asked`],
        also: () => {
          this.#sql.exec(
            "UPDATE challenges SET ending = 'void', ended_at = ? WHERE session = ? AND ending IS NULL",
            now(),
            session.id,
          );
          this.#sql.exec(
            'INSERT INTO challenges (id, session, visitor, way, target, asked_at) VALUES (?, ?, ?, ?, ?, ?)',
            key,
            session.id,
            session.address,
            way,
            JSON.stringify(target),
            now(),
          );
        },
      },
    );
    return true;
  }

  async #check(
    session: Session,
    code: string,
    asked: readonly string[],
    trace: string,
  ): Promise<{ verdict: Verdict; left: number }> {
    const row = this.#latest(session.id);
    if (!row) return { verdict: 'none', left: 0 };
    const said = this.#said(code, asked, session.locale);
    if (!said) return { verdict: 'none', left: CODE_TRIES - row.tries };
    const before = this.#tried(row.id, said.place);
    // The turn began anew, and what it had found out holds.
    if (before) return { verdict: before === 'passed' ? 'used' : before, left: CODE_TRIES - row.tries };
    // Made for nobody as well: the answer takes as long whether anybody is there.
    const { id: challenge, address } = row;
    const made = await codeOf(this.#env, this.#store, {
      challenge,
      session: session.id,
      address: address ?? '',
    });
    const fits = equalText(made, code) && address !== null;
    const open = standingOf(challengeOf(row), now()) === 'open';
    const proof = {
      session: session.id,
      account: row.account ? (JSON.parse(row.account) as KnownAccount) : null,
      owner: row.owner,
      evidence: codeEvidence(row.way),
      reached: address,
      trace,
    };
    const world = this.#world();
    const proven = fits && open ? await provenBy(proof, world) : null;

    // Nothing awaits from here on: of two tabs with the same code one comes first, and the other finds it used.
    const latest = this.#latest(session.id);
    const again = latest && this.#tried(latest.id, said.place);
    if (again) return { verdict: again === 'passed' ? 'used' : again, left: CODE_TRIES - latest.tries };
    const same = latest?.id === row.id ? latest : null;
    const judged = judge(same && challengeOf(same), { session: session.id, fits: proven !== null }, now());
    const { verdict } = judged;
    const about = { session: session.id, challenge, message: said.message };
    const end = (ending: ChallengeEnd | null) => {
      this.#sql.exec(
        'INSERT OR IGNORE INTO tries (challenge, said, verdict) VALUES (?, ?, ?)',
        challenge,
        said.place,
        verdict,
      );
      if (ending)
        this.#sql.exec(
          'UPDATE challenges SET ending = ?, ended_at = ? WHERE id = ?',
          ending,
          now(),
          challenge,
        );
    };
    if (verdict === 'passed' && proven) {
      prove(proven, world, {
        facts: [{ type: 'challenge.passed', ...about }],
        ids: [`challenge:${challenge}:passed`],
        write: () => end('passed'),
      });
    } else if (verdict === 'wrong' || verdict === 'spent' || verdict === 'expired') {
      this.#thread.note([{ type: 'challenge.failed', ...about, reason: verdict }], trace, {
        ids: [`challenge:${challenge}:${said.place}`],
        also: () => end(verdict === 'wrong' ? null : verdict),
      });
    }
    return judged;
  }

  /** Where in her own new words a code stands; null where it does not: nobody guesses on her behalf. */
  #said(code: string, asked: readonly string[], locale: string): { message: string; place: string } | null {
    for (const message of asked) {
      const text = this.#thread.memory.received(message)?.fact.text ?? '';
      const at = codesSaid(text, locale).indexOf(code);
      if (at >= 0) return { message, place: `${message}:${at}` };
    }
    return null;
  }

  /** The address a code goes to, with whose it is; null where there is none that it may go to. */
  async #place(
    { target, way }: Row,
    { shop, settings, thread }: Sender,
  ): Promise<Pick<Row, 'address' | 'account' | 'owner'> | null> {
    const wanted = JSON.parse(target) as CodeTarget;
    if (wanted.kind === 'address') {
      const typed = await this.#typed(wanted.address as Address, way, shop);
      const known = thread.state.account;
      const account = typed?.account ? (JSON.parse(typed.account) as KnownAccount) : null;
      return known && account?.id !== known.id ? null : typed;
    }
    const order = wanted.kind === 'order' ? await shop.order(wanted.order) : null;
    const own = wanted.kind === 'account' ? thread.state.account : null;
    const account = order ? order.customer : own ? await shop.account(own.id) : null;
    // What was said here is somebody else's: a code for another account would open nothing, and goes nowhere.
    if (!account || (thread.state.account && thread.state.account.id !== account.id)) return null;
    const country = order?.address?.country || settings.country;
    const number = e164(account.phone, country) ?? e164(account.phone, settings.country);
    const address = way === 'email' ? emailAddress(account.email) : numberFor(number, way);
    if (!address || (await this.#left(address, order?.placedAt))) return null;
    const { id, name, locale } = account;
    return { address, account: JSON.stringify({ id, name, locale }), owner: null };
  }

  /** Only what the shop has on an account, or what belongs to somebody here: never wherever a stranger says. */
  async #typed(
    typed: Address,
    way: CodeWay,
    shop: Shop,
  ): Promise<Pick<Row, 'address' | 'account' | 'owner'> | null> {
    const value = addressValue(typed);
    const email = addressKind(typed) === 'email';
    if (email !== (way === 'email')) return null;
    const address = email ? typed : numberFor(value, way);
    if (!address) return null;
    const found = await shop.accountByContact(email ? { email: value } : { phone: value });
    if (found && !(await this.#left(address, found.lastOrderAt ?? undefined))) {
      const { id, name, locale } = found.account;
      return { address, account: JSON.stringify({ id, name, locale }), owner: null };
    }
    const claim = await addressObject(this.#env, this.#store, typed, {}).resolve();
    if (!claim || claim.departedAt) return null;
    const account = claim.confirmed?.account ?? null;
    return { address, account: account && JSON.stringify(account), owner: claim.hint };
  }

  /** Whether somebody left a number since it was last known to be hers: whoever has it now is somebody else. */
  async #left(address: Address, since: string | undefined): Promise<boolean> {
    const value = addressValue(address);
    if (addressKind(address) === 'email') return false;
    const claim = await addressObject(this.#env, this.#store, `whatsapp:${value}`, {}).resolve();
    return claim?.departedAt != null && (since === undefined || claim.departedAt > since);
  }

  async #send(
    way: CodeWay,
    to: Address,
    code: string,
    reference: string,
    { sender, locale }: { sender: Sender; locale: string },
  ): Promise<Delivery> {
    const tools = await deliveryTools(sender);
    const words = codeMessage({ store: sender.settings.name, code, minutes: CODE_LIFE / 60_000 }, locale);
    if (way === 'sms') {
      const from = sender.settings.phone.smsFrom;
      return deliverText({ to: addressValue(to), from, text: words.short }, tools);
    }
    const outbound = {
      reference,
      store: this.#store,
      to,
      author: 'assistant' as const,
      text: way === 'email' ? words.text : words.short,
      subject: words.subject,
      choices: [],
      attachments: [],
      locale,
    };
    return way === 'email' ? POSTED.email.deliver(outbound, tools) : this.#onWhatsApp(outbound, code, tools);
  }

  /** Freely while her window is open in a chat of this thread; else by the approved template for codes. */
  async #onWhatsApp(
    outbound: Parameters<typeof POSTED.whatsapp.deliver>[0],
    code: string,
    tools: DeliveryTools,
  ): Promise<Delivery> {
    const { memory } = this.#thread;
    const chat = memory.chatWith(outbound.to, undefined);
    const { via, heardAt } = chat ? memory.line(chat) : { via: null, heardAt: null };
    if (windowOpen(heardAt, now()))
      return POSTED.whatsapp.deliver({ ...outbound, via: via ?? undefined }, tools);
    const fit = tools.settings.whatsapp.templates.filter((template) => template.for === 'code');
    const template =
      fit.find(({ language }) => language.slice(0, 2) === outbound.locale.slice(0, 2)) ?? fit[0];
    if (!template || !POSTED.whatsapp.invite)
      return { status: 'failed', error: 'template: there is none for codes', why: 'template' };
    const { name, language } = template;
    const { reference, to } = outbound;
    return POSTED.whatsapp.invite(
      { reference, to, name, language, parameters: [{ text: code }], button: code },
      tools,
    );
  }

  #latest(session: string): Row | null {
    return this.#select("session = ? ORDER BY asked_at DESC, ending IS 'void' LIMIT 1", session);
  }

  #row(id: string): Row | null {
    return this.#select('id = ?', id);
  }

  #select(where: string, value: string): Row | null {
    return (
      this.#sql
        .exec<Row>(
          `SELECT *, (SELECT count(*) FROM tries t WHERE t.challenge = c.id AND t.verdict IN ('wrong', 'spent')) AS tries
           FROM challenges c WHERE ${where}`,
          value,
        )
        .toArray()[0] ?? null
    );
  }

  #tried(challenge: string, place: string): Verdict | null {
    return (
      this.#sql
        .exec<{ verdict: Verdict }>(
          'SELECT verdict FROM tries WHERE challenge = ? AND said = ?',
          challenge,
          place,
        )
        .toArray()[0]?.verdict ?? null
    );
  }
}

/** What became of a code that nobody is to get: to the outbox it is done. */
const NOTHING = { status: 'accepted', provider: 'nobody' } as const;

/** Ends the reference of a code, whose receipts are about no message of the thread. */
export const CODE_REFERENCE = '.code';

/** What is open for codes: a way whose account or template is missing is closed, and nobody is promised anything by it. */
function openWays(credentials: Credentials, { phone, whatsapp }: Settings, window: boolean): CodeWay[] {
  const byWhatsApp = credentials.whatsappToken && whatsapp.phoneNumberId;
  return [
    'email',
    ...(textsOpen(credentials, phone.smsFrom) ? (['sms'] as const) : []),
    ...(byWhatsApp && (window || whatsapp.templates.some((template) => template.for === 'code'))
      ? (['whatsapp'] as const)
      : []),
  ];
}

function challengeOf({ id, session, asked_at, tries, ending }: Row): Challenge {
  return { id, session, askedAt: asked_at, tries, end: ending };
}

function numberFor(number: string | null, way: CodeWay): Address | null {
  if (!number?.startsWith('+')) return null;
  return way === 'whatsapp' ? `whatsapp:${number}` : `phone:${number}`;
}

/** A number is one, whichever way a code takes to it. */
function countedAs(address: Address): Address {
  return addressKind(address) === 'whatsapp' ? `phone:${addressValue(address)}` : address;
}

/** In the language the shop has on file for her: what a stranger speaks who asks for her code says nothing about her. */
function localeOf(account: string | null, settings: Settings): string {
  return account ? (JSON.parse(account) as KnownAccount).locale : settings.locale;
}
