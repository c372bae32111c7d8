import { timestamp } from '../../../src/clock.ts';
import { sessionOf } from '../../../src/conversation/state.ts';
import { emailAddress } from '../../../src/identity/address.ts';
import { orderNumber } from '../../../src/identity/order-number.ts';
import { withdrawalTexts } from '../../../src/language/notices.ts';
import type { ClientFrame } from '../../../src/protocol.ts';
import { addressObject } from '../../clients/address.ts';
import type { ObjectContext } from '../context.ts';

type WithdrawalContext = Pick<ObjectContext, 'env' | 'store' | 'thread' | 'settings' | 'id'>;

/** The result: `told` is the message in the chat that confirms it. */
type Withdrawn = { told: string } | { refused: 'not_offered' | 'email' };

/** The reason that the desk shows. */
const REASON = 'withdrawal from a contract';

/**
 * Accepts a consumer's withdrawal from a contract (Directive 2011/83/EU, article 11a): a person gets it, and
 * it is acknowledged in the chat, and by mail to the address that was given, with its content and the time.
 * As the directive requires, no proof of identity is asked for. Threat: a mail to somebody else's address. So
 * the mail contains only a name of letters, an order's number and the time, and one address gets no more of
 * them in an hour than codes. `open` opens the session of a visitor who has said nothing yet.
 */
export async function withdraw(
  { env, store, thread, settings, id }: WithdrawalContext,
  { asking, open }: { asking: string; open(): Promise<void> },
  frame: Extract<ClientFrame, { type: 'withdraw' }>,
): Promise<Withdrawn> {
  const current = await settings.current();
  if (!current.withdrawal) return { refused: 'not_offered' };
  const address = emailAddress(frame.email);
  if (!address) return { refused: 'email' };
  const external = `${asking}/${frame.id}`;
  const told = `wd-${asking}-${frame.id}`;
  const mailed = await addressObject(env, store, address, {}).admitCode(told, current.limits.codes);
  await open();
  // Checked after the waits: another tab may have resent the same meanwhile.
  const session = sessionOf(thread.state, asking);
  if (!session || thread.messages.external('chat', external)) return { told };
  const { locale } = session;
  const order = orderNumber(frame.order);
  const words = withdrawalTexts({ name: frame.name, order, at: timestamp(), mailed }, current, locale);
  thread.act({
    type: 'hear',
    spoken: null,
    session: { ...session, evidence: 'a browser' },
    message: { message: id('m'), external, kind: 'text', text: words.statement, attachments: [] },
    waits: { reason: REASON, summary: `${words.statement} ${frame.email}` },
  });
  const said = { author: 'system' as const, choices: [], attachments: [], answers: [], introduces: false };
  thread.act({
    type: 'say',
    message: {
      ...said,
      message: told,
      session: asking,
      channel: 'chat',
      text: words.told,
      assurance: 'anonymous',
    },
  });
  if (!mailed) return { told };
  const mail = { id: `w${id('e').slice(2, 18)}`, channel: 'email' as const, address, locale };
  const evidence = 'written to, not heard from';
  thread.act({ type: 'open', session: { ...mail, assurance: 'anonymous', evidence } });
  thread.act({
    type: 'say',
    message: {
      ...said,
      message: `${told}-mail`,
      session: mail.id,
      channel: 'email',
      subject: words.letter.subject,
      text: words.letter.text,
      assurance: 'anonymous',
    },
  });
  return { told };
}
