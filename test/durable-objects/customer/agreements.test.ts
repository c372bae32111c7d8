import { runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { expect, it } from 'vitest';
import { Thread } from '../../../durable-objects/customer/thread/thread.ts';
import { agreementsOf } from '../../../durable-objects/customer/turns/agreements.ts';
import type { ConsentJudge } from '../../../src/consent/index.ts';
import type { Fact } from '../../../src/conversation/events.ts';
import { sessionOf } from '../../../src/conversation/state.ts';
import { noEntities } from '../../../src/conversation/values.ts';
import type { Env } from '../../../src/env.ts';
import { defaultSettings } from '../../../src/settings.ts';
import { begin } from '../../begin.ts';

/* A yes in the thread: to a card that was put a moment ago, and kept while a code is on its way. */

const bindings = env as unknown as Env;
const settings = { known: defaultSettings(), current: async () => defaultSettings() };

async function withCard(play: (stage: Stage) => Promise<void>): Promise<void> {
  const stub = bindings.CUSTOMER.getByName(`test:cu_${crypto.randomUUID()}`);
  await begin(stub);
  await runInDurableObject(stub, async (_, { storage }) => {
    const thread = new Thread(storage, 'cu_test', () => undefined);
    let n = 0;
    const hear = (text: string, proven = false): string => {
      const message = `m${++n}`;
      const session = {
        id: 's1',
        channel: 'whatsapp',
        address: 'whatsapp:+33612345678',
        locale: 'en',
        assurance: 'anonymous',
        evidence: 'test',
      } as const;
      const said = { message, external: message, kind: 'text', text, attachments: [] } as const;
      thread.act({ type: 'hear', session, message: { ...said, attachments: [] } });
      if (proven)
        thread.act({
          type: 'assure',
          session: 's1',
          assurance: 'verified',
          evidence: 'a code',
          source: 'code',
        });
      return message;
    };
    const answer = (answers: string[], before: Fact[] = []) => {
      const findings = { intent: null, entities: noEntities(), satisfaction: null };
      thread.note([
        ...before,
        {
          type: 'message.composed',
          message: `a${++n}`,
          session: 's1',
          channel: 'whatsapp',
          author: 'assistant',
          text: 'I can cancel it.',
          choices: [],
          attachments: [],
          answers,
          introduces: false,
          assurance: 'anonymous',
        },
        { type: 'exchange.recorded', message: `a${n}`, findings, ticket: null, resolution: null },
      ]);
    };
    const reading = (asked: string[], judge?: ConsentJudge) => {
      const session = sessionOf(thread.state, 's1');
      if (!session) throw new Error('no session');
      return agreementsOf({ thread, settings }, { session, asked, judge });
    };
    const first = hear('Cancel order 45830');
    answer(
      [first],
      [
        {
          type: 'card.put',
          said: 'I can cancel it.',
          card: {
            id: 'c1',
            session: 's1',
            channel: 'whatsapp',
            assurance: 'anonymous',
            at: new Date().toISOString(),
            alternatives: [
              {
                id: 'p1',
                effects: [
                  {
                    tool: 'cancel_order',
                    input: { order: '45830' },
                    intent: 'cancellation',
                    quote: {
                      tool: 'cancel_order',
                      act: 'cancel',
                      order: '45830',
                      out: [],
                      in: [],
                      money: [],
                      deadline: null,
                      goes: [],
                      final: true,
                    },
                  },
                ],
              },
            ],
          },
        },
      ],
    );
    await play({ hear, answer, reading });
  });
}

interface Stage {
  hear(text: string, proven?: boolean): string;
  answer(answers: string[]): void;
  reading(asked: string[], judge?: ConsentJudge): ReturnType<typeof agreementsOf>;
}

it('a yes that needs a code first is one still when the code has come, and not before', async () => {
  await withCard(async ({ hear, answer, reading }) => {
    const yes = hear('yes please');
    const consent = await reading([yes]).read();
    expect(consent).toMatchObject({ kind: 'agrees', alternative: 'p1', by: 'words' });
    if (consent.kind === 'agrees') reading([yes]).agreed(consent);
    // The turn that began with it may start over.
    expect(await reading([yes]).read()).toMatchObject({ kind: 'agrees' });
    answer([yes]);
    const wait = hear('one moment');
    expect((await reading([wait]).read()).kind).not.toBe('agrees');
    answer([wait]);
    const code = hear('482913', true);
    expect(await reading([code]).read()).toMatchObject({ kind: 'agrees', alternative: 'p1' });
  });
});

it('a yes that waits for a code is taken back by the words beside the code', async () => {
  await withCard(async ({ hear, answer, reading }) => {
    const yes = hear('yes please');
    const consent = await reading([yes]).read();
    if (consent.kind === 'agrees') reading([yes]).agreed(consent);
    answer([yes]);
    const code = hear('482913, but no, do not cancel it', true);
    expect((await reading([code]).read()).kind).not.toBe('agrees');
  });
});

it('a card that was declined is agreed to by nothing that follows', async () => {
  await withCard(async ({ hear, answer, reading }) => {
    const no = hear('no thanks');
    expect((await reading([no]).read()).kind).toBe('declines');
    reading([no]).lapsed('c1', 'declined');
    answer([no]);
    const late = hear('yes, cancel order 45830', true);
    expect((await reading([late]).read()).kind).toBe('none');
  });
});

it('a judge’s yes counts while nothing more was said, and no longer', async () => {
  await withCard(async ({ hear, reading }) => {
    const words = hear('Crack on, captain');
    const yes: ConsentJudge = async () => ({ kind: 'agrees', alternative: 0 });
    expect(await reading([words], yes).read()).toMatchObject({ kind: 'agrees', by: 'judge' });
    const interrupted: ConsentJudge = async (put) => {
      hear('no wait, do not');
      return yes(put);
    };
    expect((await reading([words], interrupted).read()).kind).toBe('unclear');
  });
});
