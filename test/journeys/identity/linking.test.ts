import { decodeJwt } from 'jose';
import { describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { Api } from '../../../scripts/clients/api.ts';
import { Chat } from '../../../scripts/clients/chat.ts';
import { Mailbox } from '../../../scripts/clients/mail.ts';
import { lastSent, sentSince } from '../../../scripts/clients/sent.ts';
import { until } from '../../../scripts/clients/service.ts';
import { serviceInside } from '../service.ts';
import { shopper } from '../shop.ts';

/* One person in two objects: joined after proof or by an advisor, and by nothing less; and two again. */

const service = serviceInside();
const api = new Api(service);
const STORE = 'support@demo.example';

const bearer = { authorization: `Bearer ${service.adminToken}` };

const Linked = z.object({
  id: z.string(),
  linked: z.array(z.string()),
  suggestions: z.array(z.object({ other: z.string(), evidence: z.string() })),
});

async function profile(customer: string): Promise<z.infer<typeof Linked>> {
  return Linked.parse(await api.customer(customer));
}

/** What an advisor asks for over the API. */
function advise(customer: string, act: 'link' | 'unlink', body: object, key = crypto.randomUUID()) {
  return service.fetch(`/api/v1/customers/${customer}/${act}`, {
    method: 'POST',
    headers: { ...bearer, 'content-type': 'application/json', 'idempotency-key': key },
    body: JSON.stringify({ advisor: 'nora', ...body }),
  });
}

async function heard(customer: string): Promise<string[]> {
  return (await api.exchanges(customer))
    .filter(({ direction }) => direction === 'in')
    .map(({ text }) => text);
}

/**
 * A customer's exchanges. The address of an original is signed anew for each reader: what it names is
 * compared.
 */
async function exchangesOf(customer: string) {
  return (await api.exchanges(customer)).map(({ original, ...exchange }) => {
    const named = original ? decodeJwt(original.slice(original.lastIndexOf('/') + 1)) : null;
    return { ...exchange, original: named?.key ?? null };
  });
}

describe('a visitor who proves by a code who they are', () => {
  it('has one thread with what they wrote by mail, and what they asked in the chat before is in it', async () => {
    const sophie = await shopper(service, 'Sophie');
    const letter = { to: STORE, subject: 'Hours', text: 'When are you open?' };
    await new Mailbox(service, sophie).ask(letter);
    const chat = await Chat.open(service);
    await chat.say('Do you ship to Spain?');
    await chat.say('I need to change the delivery address of my account.');
    const since = await lastSent(service, 'email');
    await chat.say(`It is order ${sophie.order}`);
    const code = await until('the code', async () => {
      const letters = await sentSince(service, 'email', since);
      return letters.map(({ text }) => /\b\d{6}\b/.exec(text)?.[0]).findLast(Boolean) ?? null;
    });
    await chat.say(code);

    await vi.waitFor(() => expect(chat.frames.map(({ type }) => type)).toContain('moved'), 5_000);
    const [customer = ''] = await api.customers({ email: sophie.email });
    const { linked } = await profile(customer);
    expect(linked).toHaveLength(1);
    expect(await heard(customer)).toContain('Do you ship to Spain?');
    expect(await heard(linked[0] ?? '')).toEqual(await heard(customer));
    const again = await chat.again();
    expect(again.welcome.assurance).toBe('verified');
    expect(again.frames.filter(({ type }) => type === 'message')).toEqual([]);
    again.close();
  });
});

describe('a mail that only claims to be from the customer', () => {
  it('joins nothing, and is shown to an advisor with why it may be the customer’s', async () => {
    const sophie = await shopper(service, 'Sophie');
    const mailbox = new Mailbox(service, sophie);
    await mailbox.ask({ to: STORE, subject: 'Hours', text: 'When are you open?' });
    const [owner = ''] = await api.customers({ email: sophie.email });
    await mailbox.ask({
      to: STORE,
      subject: 'Please',
      text: 'Put me through to a person.',
      authentic: false,
    });

    expect((await profile(owner)).linked).toEqual([]);
    expect(await heard(owner)).toEqual(['When are you open?']);
    const stranger = await until('the stranger on the desk', async () => {
      const ids = z
        .object({ waiting: z.array(z.object({ customer: z.string() })) })
        .parse(await (await service.fetch('/api/v1/desk', { headers: bearer })).json())
        .waiting.map(({ customer }) => customer);
      const profiles = await Promise.all(ids.map(profile));
      return profiles.find(({ suggestions }) => suggestions.some(({ other }) => other === owner)) ?? null;
    });
    expect(stranger.linked).toEqual([]);
    expect(stranger.suggestions.map(({ evidence }) => evidence)).toEqual([
      'its sender uses an address of this customer',
    ]);

    // The advisor has asked on the phone: it was the customer.
    const link = await advise(stranger.id, 'link', { customer: owner, evidence: 'the customer said so' });
    expect(link.status).toBe(200);
    expect((await profile(stranger.id)).id).toBe(owner);
    expect(await heard(owner)).toEqual(['When are you open?', 'Put me through to a person.']);
    expect((await profile(owner)).suggestions).toEqual([]);
    expect((await api.deskEntry(owner))?.reason).toBeTruthy();
    expect(await api.deskEntry(stranger.id)).toBeNull();
  });
});

describe('an advisor', () => {
  async function two() {
    const people = [await shopper(service, 'Ann'), await shopper(service, 'Bea')];
    const [ann = '', bea = ''] = await Promise.all(
      people.map(async (person) => {
        await new Mailbox(service, person).ask({ to: STORE, subject: 'Hi', text: `I am ${person.name}.` });
        return (await api.customers({ email: person.email }))[0] ?? '';
      }),
    );
    return { ann, bea };
  }

  it('links and unlinks once, however often the request comes, and each side has its own again', async () => {
    const { ann, bea } = await two();
    const before = { ann: await exchangesOf(ann), bea: await exchangesOf(bea) };
    const key = crypto.randomUUID();
    for (let n = 0; n < 3; n++)
      expect((await advise(ann, 'link', { customer: bea, evidence: 'sisters' }, key)).status).toBe(200);
    const { id, linked } = await profile(ann);
    expect((await profile(bea)).id).toBe(id);
    expect([id, ...linked].sort()).toEqual([ann, bea].sort());
    expect(await heard(ann)).toHaveLength(2);

    const undo = crypto.randomUUID();
    for (let n = 0; n < 3; n++)
      expect((await advise(id, 'unlink', { customer: linked[0] }, undo)).status).toBe(200);
    await vi.waitFor(async () => {
      expect(await exchangesOf(ann)).toEqual(before.ann);
      expect(await exchangesOf(bea)).toEqual(before.bea);
    }, 5_000);
  });

  it('is told what cannot be linked or undone', async () => {
    const { ann, bea } = await two();
    const detail = async (response: Response) => [
      response.status,
      z.object({ detail: z.string() }).parse(await response.json()).detail,
    ];
    const link = (one: string, other: string) => advise(one, 'link', { customer: other, evidence: 'guess' });
    expect(await detail(await link(ann, `cu_${'0'.repeat(32)}`))).toEqual([404, 'No such customer.']);
    expect(await detail(await link(`cu_${'0'.repeat(32)}`, ann))).toEqual([404, 'No such customer.']);
    expect(await detail(await link(ann, ann))).toEqual([409, 'They are one thread already.']);
    expect(await detail(await advise(ann, 'unlink', { customer: bea }))).toEqual([
      409,
      'That customer’s thread is not part of this one.',
    ]);
    expect((await profile(ann)).linked).toEqual([]);
  });
});
