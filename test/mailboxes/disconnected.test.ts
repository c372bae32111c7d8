import { expect, it } from 'vitest';
import { MailboxPush } from '../../durable-objects/mailbox/push.ts';
import type { MailboxRecords } from '../../durable-objects/mailbox/records.ts';

/** What a provider tells, as it agrees to it only when it is let. */
function slowly() {
  const there = new Set<string>();
  let agree = () => {};
  const agreed = new Promise<void>((resolve) => {
    agree = resolve;
  });
  const push = {
    subject: 'a',
    async renew() {
      await agreed;
      there.add('s-1');
      return { id: 's-1', renewAt: 5_000 };
    },
    async stop(id: string) {
      there.delete(id);
    },
  };
  let kept: string | null = null;
  const records = {
    state: () => ({ push: kept }),
    keepPush: (push: string | null) => {
      kept = push;
    },
  } as unknown as MailboxRecords;
  return { push, there, agree, mailbox: new MailboxPush(() => records) };
}

it('a subscription that is asked for while its mailbox is disconnected is taken back', async () => {
  const { push, there, agree, mailbox } = slowly();
  const asking = mailbox.keep(push, 1_000, mailbox.stops);
  const stopping = mailbox.stop(push);
  agree();
  await Promise.all([asking, stopping]);
  expect([...there]).toEqual([]);
});

it('a look that began before its mailbox was disconnected asks for no subscription', async () => {
  const { push, there, agree, mailbox } = slowly();
  const { stops } = mailbox;
  agree();
  await mailbox.stop(push);
  expect(await mailbox.keep(push, 1_000, stops)).toBeNull();
  expect([...there]).toEqual([]);
  await mailbox.keep(push, 1_000, mailbox.stops);
  expect([...there]).toEqual(['s-1']);
});
