import { beforeAll, describe, expect, it } from 'vitest';
import { demoStore } from '../../../sandbox/stores/roster.ts';
import { now } from '../../../src/clock.ts';
import { begun, type Company, saying } from './company.ts';

/* Software for companies, from nothing: the preset through the API, the feed, and what its people ask on its main channels. */

let plume: Company;
beforeAll(async () => {
  plume = await begun('saas', demoStore('demo-saas')?.feed(new Date(now())) ?? []);
}, 30_000);

type Desk = {
  waiting: { reason: string; summary: string }[];
  drafts: { text: string }[];
  approvals: { tool: string }[];
};
const desk = () => plume.api<Desk>('GET', 'desk');

describe('a company of software for companies', () => {
  it('has who calls for a strategic account reach a person first, and tells nobody how important they are', async () => {
    const call = await plume.talk('phone', 'Claire Aubry', 'fr');
    const heard = await saying(call, 'Bonjour, j’ai une question sur notre abonnement');
    expect(heard.join()).not.toMatch(/strat[ée]gi/i);
    expect((await desk()).waiting.map(({ reason }) => reason)).toContain('strategic');
  });

  it('tells whose own it is by mail what runs and when it renews', async () => {
    await plume.write('Nadia Keller', 'What does my subscription cost, and when does it renew?');
    expect((await desk()).drafts).toEqual([]);
    const { customers } = await plume.api<{ customers: { id: string }[] }>(
      'GET',
      'customers?email=nadia.keller@example.com',
    );
    const { exchanges } = await plume.api<{ exchanges: { author: string; text: string }[] }>(
      'GET',
      `customers/${customers[0]?.id}/exchanges`,
    );
    const answer = exchanges.find(({ author }) => author === 'assistant')?.text;
    expect(answer).toMatch(/Solo.*€9\.00 a month.*renews on/s);
    expect(answer).not.toContain('1881');
  });

  it('holds what ends a contract as a draft for a person', async () => {
    await plume.write('Nadia Keller', 'Please cancel my subscription.');
    const { drafts } = await desk();
    expect(drafts).toHaveLength(1);
    const { ending } = await plume.api<{ ending: unknown }>('GET', 'subscriptions/plume-solo');
    expect(ending).toBeNull();
  });

  it('tells a stranger in its chat nothing of anybody’s contract', async () => {
    const [told = ''] = await saying(await plume.visit(), 'When does our subscription renew?');
    expect(told).not.toMatch(/Company|Team|Solo|€/);
  });
});
