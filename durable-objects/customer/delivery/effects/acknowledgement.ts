import { z } from 'zod';
import { UNPROVEN_SENDER } from '../../../../src/conversation/events/messages.ts';
import { sessionOf } from '../../../../src/conversation/state.ts';
import { mailTexts } from '../../../../src/language/channels.ts';
import { mailboxKey } from '../../../../src/mailbox.ts';
import { blindName } from '../../../../src/seal.ts';
import { storeObject } from '../../../clients/store.ts';
import type { DeliveryResult } from '../../thread/outbox/row.ts';
import type { DeliveryContext } from '../deliver.ts';
import { effect, type RowOf } from './effect.ts';

const Acknowledged = z.object({ session: z.string(), message: z.string() });
type Acknowledged = z.infer<typeof Acknowledged>;

/**
 * To an unproven sender: that a person will read their message. It may reach somebody who never wrote, so it
 * quotes nothing, answers no mail, and is sent at most once a day to a mailbox.
 */
export const acknowledgement = effect<'acknowledgement', Acknowledged>({
  kind: 'acknowledgement',
  body: Acknowledged,
  background: true,
  due({ event: { fact }, self }) {
    if (fact.type !== 'message.received' || fact.automatic !== UNPROVEN_SENDER) return [];
    return [{ address: self, message: null, body: { session: fact.session, message: fact.message } }];
  },
  deliver: acknowledge,
});

async function acknowledge({ body }: RowOf<Acknowledged>, context: DeliveryContext): Promise<DeliveryResult> {
  const { env, store, thread, settings } = context;
  const message = `a-${body.message}`;
  if (thread.messages.get(message)) return { status: 'accepted', provider: message };
  const session = sessionOf(thread.state, body.session);
  if (!session) return { status: 'failed', error: 'the session is gone' };
  const mailbox = blindName(env, 'address', store, mailboxKey(session.address));
  if (!(await storeObject(env, store).mayAcknowledge(mailbox)))
    return { status: 'accepted', provider: 'none' };
  const words = mailTexts(session.locale);
  const said = thread.act({
    type: 'say',
    message: {
      ...{ message, session: session.id, channel: session.channel, author: 'system' },
      subject: words.subject(settings.name),
      text: words.acknowledgement(settings.name),
      ...{ choices: [], attachments: [], answers: [], introduces: false, assurance: 'anonymous' },
    },
  });
  return said.ok ? { status: 'accepted', provider: message } : { status: 'retry', error: said.refusal };
}
