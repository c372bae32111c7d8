import { asDone, firstName } from '../src/brain/build-context.ts';
import { pickUpGreeting } from '../src/brain/embedded/pickup.ts';
import { timestamp } from '../src/clock.ts';
import { noEntities } from '../src/conversation/values.ts';
import { sight } from '../src/identity/assurance.ts';
import type { Settings } from '../src/settings.ts';
import type { Thread } from './thread.ts';

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
