import { CHANNELS } from '../../../src/conversation/channels.ts';
import { sessionOf } from '../../../src/conversation/state.ts';
import { atLeast } from '../../../src/conversation/values.ts';
import type { Thread } from '../thread/thread.ts';
import { type ChallengeRow, type Challenges, statusOf } from './challenges.ts';

/**
 * The code that a session may give: its own latest. A letter that answers none of ours begins another session of the same mailbox: there the
 * code counts that was asked for in an earlier one and is still good, so that no second one has to be sent.
 */
export function codeAskedFor(
  thread: Pick<Thread, 'state'>,
  challenges: Challenges,
  session: string,
): ChallengeRow | null {
  const own = challenges.latest(session);
  const status = own && statusOf(own);
  if (status === 'open' || status === 'passed') return own;
  const speaker = sessionOf(thread.state, session);
  if (!speaker || CHANNELS[speaker.channel].conversations !== 'many') return own;
  if (!atLeast(speaker.assurance, 'recognised')) return own;
  const rows = thread.state.sessions
    .filter(
      ({ id, channel, address, assurance }) =>
        id !== session &&
        channel === speaker.channel &&
        address === speaker.address &&
        atLeast(assurance, 'recognised'),
    )
    .flatMap(({ id }) => challenges.latest(id) ?? [])
    .filter((row) => statusOf(row) === 'open')
    .toSorted((one, other) => other.asked_at - one.asked_at);
  return rows[0] ?? own;
}
