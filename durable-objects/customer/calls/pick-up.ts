import { asDone } from '../../../src/brain/build-context.ts';
import { callSession } from '../../../src/channels/voice/session.ts';
import { timestamp } from '../../../src/clock.ts';
import { blockOf } from '../../../src/conversation/turn/blocks.ts';
import { type Assurance, atLeast, noEntities } from '../../../src/conversation/values.ts';
import { assure, proofOf, sight } from '../../../src/identity/assurance.ts';
import { countryOfPhone } from '../../../src/identity/country.ts';
import { languagesOfCountry } from '../../../src/language/channels.ts';
import { calledBy } from '../../../src/language/names/called.ts';
import { pickUpGreeting } from '../../../src/language/pick-up.ts';
import type { Settings } from '../../../src/settings.ts';
import type { ObjectContext } from '../context.ts';
import type { PickedUp, Ringing } from '../rpc.ts';
import { knowAccount, rememberAddress } from '../thread/admit.ts';
import { knownLocale } from '../thread/locale.ts';
import type { Thread } from '../thread/thread.ts';

/** A call whose caller is known as well as will be. */
interface Greeted extends Ringing {
  session: string;
  locale: string;
  assurance: Assurance;
  basis: string;
}

type PickUpContext = Pick<ObjectContext, 'thread' | 'sql' | 'settings' | 'id'>;

/** Answers a call that came by `path`: who calls is remembered as far as the number proves it. */
export function pickUp(
  { thread, sql, settings: { known: settings }, id }: PickUpContext,
  call: Ringing,
  path: string[],
): PickedUp | 'blocked' {
  const { assurance, basis } = assure(call.evidence, call.onFile, timestamp(), thread.state.account?.id);
  if (assurance !== 'anonymous') {
    knowAccount(thread, call.onFile);
    rememberAddress(sql, call.from, assurance, call.onFile, path);
  }
  const session = callSession(call.sid);
  const locale = callLocale(thread, call, assurance, settings);
  if (blockOf(thread.state, call.from)) {
    noteRefused(thread, { ...call, session, locale, assurance, basis });
    return 'blocked';
  }
  const greeting = greet(thread, { ...call, session, locale, assurance, basis }, settings, id);
  return { session, greeting, locale };
}

/** A call that is not answered is kept as one that rang: once, however often its webhook comes. */
function noteRefused(thread: Thread, call: Greeted): void {
  if (thread.sessions.addressOf(call.session) !== null) return;
  const { session: id, from: address, locale, assurance, basis: evidence } = call;
  thread.act({ type: 'open', session: { id, channel: 'voice', address, locale, assurance, evidence } });
  thread.note([{ type: 'session.ended', session: id, reason: 'blocked' }]);
}

/**
 * The greeting, made from memory alone: no model, no shop. It is part of the thread, since it says that an AI
 * speaks. A webhook that comes again for the same call hears the same greeting.
 */
function greet(thread: Thread, call: Greeted, settings: Settings, id: (prefix: string) => string): string {
  const said = thread.sessions.lastSaid(call.session);
  if (said?.type === 'message.composed') return said.text;
  const sees = sight({ assurance: call.assurance, channel: 'voice' });
  const name = sees.person ? thread.state.account?.name : undefined;
  const text = pickUpGreeting({
    store: settings.name,
    now: timestamp(),
    timeZone: settings.timeZone,
    locale: call.locale,
    known: Boolean(name),
    firstName: name ? calledBy(name) : null,
    tickets: sees.dealings ? thread.state.tickets.toReversed() : [],
    done: sees.dealings ? thread.exchanges.done(10).map(asDone) : [],
  });
  thread.act({
    type: 'open',
    session: {
      id: call.session,
      channel: 'voice',
      address: call.from,
      locale: call.locale,
      assurance: call.assurance,
      evidence: call.basis,
      proof: proofOf(
        { source: 'channel', channel: 'voice', assurance: call.assurance, since: timestamp() },
        settings.assurance,
      ),
    },
  });
  const message = id('m');
  thread.act({
    type: 'say',
    message: {
      message,
      session: call.session,
      channel: 'voice',
      author: 'assistant',
      text,
      choices: [],
      attachments: [],
      answers: [],
      introduces: true,
      assurance: call.assurance,
    },
  });
  const findings = { intent: 'greeting', entities: noEntities(), satisfaction: null } as const;
  thread.note([{ type: 'exchange.recorded', message, findings, ticket: null, resolution: null }]);
  return text;
}

/**
 * The language a call is picked up in: the caller's where they are known; else that of their number's
 * country, when the store speaks it and the number may be theirs; else the store's.
 */
function callLocale(thread: Thread, call: Ringing, assurance: Assurance, settings: Settings): string {
  if (atLeast(assurance, 'recognised')) {
    const locale = knownLocale(thread, call.onFile);
    if (locale) return locale;
  }
  if (call.evidence.kind !== 'caller' || call.evidence.attestation === 'failed') return settings.locale;
  const spoken = languagesOfCountry(countryOfPhone(call.from));
  return (
    [settings.locale, ...settings.languages].find((locale) =>
      spoken.includes(locale.toLowerCase().split('-')[0] ?? ''),
    ) ?? settings.locale
  );
}
