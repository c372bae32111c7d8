import { timestamp } from '../../../src/clock.ts';
import { sessionOf } from '../../../src/conversation/state.ts';
import { emailAddress } from '../../../src/identity/address.ts';
import { sight } from '../../../src/identity/assurance.ts';
import { calledBy } from '../../../src/language/names/called.ts';
import { composeTranscript } from '../../../src/language/notices.ts';
import type { ObjectContext } from '../context.ts';
import { maySee } from './frames.ts';

/** How many messages, the last ones, a transcript contains. */
const MOST = 100;

/**
 * Sends a chat's transcript to the mail address that the shop has on file; its signed Reply-To continues the
 * conversation by mail. Threat: a browser without rights in this thread could get somebody else's messages,
 * or have mail sent to others. So only a session that may see the customer's dealings may ask, and no address
 * can be given. Asked again before anything new was said, nothing more is sent. False where it is not
 * possible.
 */
export async function mailTranscript(
  { thread, shop, settings }: Pick<ObjectContext, 'thread' | 'shop' | 'settings'>,
  asking: string,
): Promise<boolean> {
  const { account } = thread.state;
  const known = account ? await shop.account(account.id) : null;
  const address = known ? emailAddress(known.email) : null;
  const store = await settings.current();
  // Checked after the waits: the session's assurance may have lapsed meanwhile.
  const session = sessionOf(thread.state, asking);
  if (!session || !address || !sight(session).dealings || thread.state.account?.id !== account?.id)
    return false;
  const said = thread.messages.transcript(session.id, 0).slice(-MOST);
  const lines = said.flatMap(({ at, fact }) => {
    if (fact.type !== 'message.received' && fact.type !== 'message.composed') return [];
    if (!maySee(fact, session.assurance)) return [];
    const author = fact.type === 'message.received' ? 'customer' : fact.author;
    const name = fact.type === 'message.composed' ? (fact.name ?? null) : null;
    return [{ at, author, name, text: fact.text }];
  });
  const last = said.at(-1)?.number ?? 0;
  if (lines.length === 0) return false;
  const message = `tr-${session.id}-${last}`;
  if (thread.messages.get(message)) return true;
  const { locale } = session;
  const letter = composeTranscript(lines, {
    store,
    locale,
    firstName: calledBy(known?.name ?? ''),
    now: timestamp(),
    timeZone: store.timeZone,
  });
  const { assurance } = session;
  const mail = { id: `t${session.id}${last}`, channel: 'email' as const, address, locale };
  const evidence = 'written to, not heard from';
  thread.act({ type: 'open', session: { ...mail, assurance: 'anonymous', evidence } });
  thread.act({
    type: 'say',
    message: {
      message,
      session: mail.id,
      channel: 'email',
      author: 'system',
      subject: letter.subject,
      text: letter.text,
      choices: [],
      attachments: [],
      answers: [],
      introduces: false,
      assurance,
    },
  });
  return true;
}
