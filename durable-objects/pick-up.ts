import { asDone, firstName } from '../src/brain/build-context.ts';
import { pickUpGreeting } from '../src/brain/embedded/pickup.ts';
import { languagesOfCountry } from '../src/channels/voice/language.ts';
import { timestamp } from '../src/clock.ts';
import { type Assurance, atLeast, noEntities } from '../src/conversation/values.ts';
import type { Address, Evidence } from '../src/identity/address.ts';
import { type OnFile, proofOf, sight } from '../src/identity/assurance.ts';
import { countryOfPhone } from '../src/identity/country.ts';
import type { Settings } from '../src/settings.ts';
import { knownLocale } from './locale.ts';
import type { Thread } from './thread.ts';

/**
 * The language a call is picked up in: hers where she is known; else her number's country's, when the store speaks it and the
 * number may be hers; else the store's.
 */
export function callLocale(
  thread: Thread,
  call: { from: Address; evidence: Evidence; onFile: OnFile },
  assurance: Assurance,
  settings: Settings,
): string {
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

/** A call that is coming in, as the door hands it over. */
export interface PickUpCall {
  session: string;
  address: string;
  locale: string;
  assurance: 'anonymous' | 'claimed' | 'recognised' | 'verified';
  basis: string;
}

/**
 * Answers a call from memory alone: no model, no shop. The greeting is part of the thread, since it says that an AI speaks. A
 * webhook that comes again for the same call hears the same greeting.
 */
export function pickUp(
  thread: Thread,
  call: PickUpCall,
  settings: Settings,
  id: (prefix: string) => string,
  trace: string,
): string {
  const said = thread.memory.lastSaid(call.session);
  if (said?.type === 'message.composed') return said.text;
  const sees = sight({ assurance: call.assurance, channel: 'voice' });
  const name = sees.person ? thread.state.account?.name : undefined;
  const text = pickUpGreeting({
    store: settings.name,
    now: timestamp(),
    timeZone: settings.timeZone,
    locale: call.locale,
    firstName: name ? firstName(name) : null,
    tickets: sees.dealings ? thread.state.tickets.toReversed() : [],
    done: sees.dealings ? thread.memory.done(10).map(asDone) : [],
  });
  thread.act(
    {
      type: 'open',
      session: {
        id: call.session,
        channel: 'voice',
        address: call.address,
        locale: call.locale,
        assurance: call.assurance,
        evidence: call.basis,
        proof: proofOf(
          { source: 'channel', channel: 'voice', assurance: call.assurance, since: timestamp() },
          settings.assurance,
        ),
      },
    },
    trace,
  );
  const message = id('m');
  thread.act(
    {
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
    },
    trace,
  );
  const findings = { intent: 'greeting', entities: noEntities(), satisfaction: null } as const;
  thread.note([{ type: 'exchange.recorded', message, findings, ticket: null, resolution: null }], trace);
  return text;
}
