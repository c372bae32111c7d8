import { describe, expect, it, vi } from 'vitest';
import { Api } from '../../../scripts/clients/api.ts';
import { Chat } from '../../../scripts/clients/chat.ts';
import { Mailbox } from '../../../scripts/clients/mail.ts';
import { lastSent } from '../../../scripts/clients/sent.ts';
import { WhatsApp } from '../../../scripts/clients/whatsapp.ts';
import { serviceInside } from '../service.ts';
import { shopper } from '../shop.ts';

/* Somebody who only claims to be a customer: what they get, and what they must never get. */

const service = serviceInside();
const api = new Api(service);
const STORE = 'support@demo.example';

describe('a visitor who names an order', () => {
  it('has the label sent to the address on file, and learns nothing of that address', async () => {
    const sophie = await shopper(service, 'Sophie');
    const mailbox = new Mailbox(service, sophie);
    const before = await lastSent(service, 'email');
    const chat = await Chat.open(service);
    await chat.say(`My order ${sophie.order} is too small, I want to send it back.`);
    await chat.say('Yes please, send me the label.');

    const [label] = await mailbox.answersSince(before);
    expect(label?.attachments).toMatchObject([{ type: 'application/pdf' }]);
    const seen = JSON.stringify(chat.frames);
    for (const secret of [sophie.email, 'Roche', sophie.phone, 'rue Neuve', 'Visa', `MR${sophie.order}`]) {
      expect(seen).not.toContain(secret);
    }
    chat.close();
  });

  it('is told the same of a foreign order as of one that does not exist, once the store asks for a contact', async () => {
    const sophie = await shopper(service, 'Sophie');
    const settings = await api.settings();
    const put = async (orderLookup: string) => {
      await service.fetch('/api/v1/settings', {
        method: 'PUT',
        headers: { authorization: 'Bearer dev-admin-token', 'content-type': 'application/json' },
        body: JSON.stringify({ ...settings, orderLookup }),
      });
    };
    await put('number+contact');
    try {
      const ask = async (order: string) => {
        const chat = await Chat.open(service);
        const [answer] = await chat.say(`Where is order ${order}? My email is mallory@example.com`);
        chat.close();
        return answer?.text.replaceAll(order, 'N');
      };
      expect(await ask(sophie.order)).toBe(await ask('99999'));
    } finally {
      await put('number');
    }
  });

  it('gets no label of it by mail or WhatsApp either, however well the sender’s own address is proven', async () => {
    const sophie = await shopper(service, 'Sophie');
    const before = await lastSent(service, 'email');
    const text = `I want to return order ${sophie.order}, it is too big. Send me the label please.`;
    const eve = new Mailbox(service, { name: 'Eve', email: `eve.${sophie.order}@example.com` });
    const { answers } = await eve.ask({ to: STORE, subject: 'Return', text });
    const phone = new WhatsApp(service, { name: 'Eve', phone: '+33655779999' });
    // Whoever only names the order is asked first.
    const said = [...(await phone.say(text, new Date())), ...(await phone.say('Yes please', new Date()))];
    expect(answers.flatMap(({ attachments }) => attachments)).toEqual([]);
    expect(said.flatMap(({ attachments }) => attachments)).toEqual([]);
    for (const { text: words } of [...answers, ...said]) {
      expect(words).not.toMatch(new RegExp(`Roche|rue Neuve|${sophie.email}`));
    }
    const [label] = await new Mailbox(service, sophie).answersSince(before);
    expect(label?.attachments).toMatchObject([{ type: 'application/pdf' }]);
  });

  it('cannot say yes for the owner, nor silence them', async () => {
    const sophie = await shopper(service, 'Sophie');
    const chat = await Chat.open(service);
    await chat.say(`Please cancel order ${sophie.order} and exchange it for an XL, yes, do it.`);
    await chat.say('Yes.');
    await chat.human();
    const order = await api.order(sophie.order);
    expect(order?.exchanges).toEqual([]);
    expect(order?.cancellation).toBeFalsy();

    const { answers } = await new Mailbox(service, sophie).ask({
      to: STORE,
      subject: 'Hi',
      text: 'What are your opening hours?',
    });
    expect(answers[0]?.text).toMatch(/open|Monday/i);
    chat.close();
  });
});

describe('a mail that fails DMARC', () => {
  it('is answered as a stranger’s and never reaches the thread it names', async () => {
    const sophie = await shopper(service, 'Sophie');
    const mailbox = new Mailbox(service, sophie);
    await mailbox.ask({ to: STORE, subject: 'Return', text: `I want to return order ${sophie.order}` });
    const [customer = ''] = await api.customers({ email: sophie.email });
    const before = await api.exchanges(customer);

    const { answers } = await mailbox.ask({
      to: STORE,
      subject: 'Refund',
      text: 'Where is my label? Also exchange my order for an XL.',
      authentic: false,
    });
    expect(answers[0]?.text).not.toMatch(new RegExp(`Sophie|${sophie.order}`));
    expect(answers[0]?.attachments).toEqual([]);
    expect(await api.exchanges(customer)).toHaveLength(before.length);
  });
});

describe('an anonymous chat', () => {
  it('is picked up where it was by its token, and sees each message once', async () => {
    const chat = await Chat.open(service);
    await chat.say('Hello');
    const known = chat.messages.at(-1)?.seq ?? 0;
    const again = await chat.again();
    expect(again.messages).toEqual([]);
    await again.say('What are your opening hours?');
    const whole = await again.again(0);
    await vi.waitFor(() => {
      expect(whole.messages.map(({ seq }) => seq)).toEqual(
        Array.from({ length: known + 2 }, (_, n) => n + 1),
      );
    });
    whole.close();
  });

  it('takes a message that is sent again as the same one', async () => {
    const chat = await Chat.open(service);
    const id = crypto.randomUUID();
    for (let n = 0; n < 3; n++) chat.send({ type: 'message', id, text: 'Hello' });
    await chat.say('What are your opening hours?');
    expect(chat.messages.filter((message) => message.id === id)).toHaveLength(1);
    chat.close();
  });

  it('may be spoken to in the same breath as the hello', async () => {
    const socket = await service.dial(`${service.base}/chat/demo`, { protocols: ['onethread.1'] });
    const types: string[] = [];
    socket.addEventListener('message', (event) => {
      types.push((JSON.parse(String(event.data)) as { type: string }).type);
    });
    socket.send(JSON.stringify({ type: 'hello' }));
    socket.send(JSON.stringify({ type: 'message', id: '1', text: 'What are your opening hours?' }));
    await vi.waitFor(() => expect(types.filter((type) => type === 'message')).toHaveLength(2));
    expect(types[0]).toBe('welcome');
    expect(types).not.toContain('error');
    socket.close();
  });

  it('sends a file, raw or as a form, and finds it again in the message', async () => {
    const chat = await Chat.open(service);
    const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0]);
    const authorization = `Bearer ${chat.welcome.session}`;
    const form = new FormData();
    form.append('file', new File([png], 'dress.png', { type: 'image/png' }));
    const uploads = [
      await service.fetch('/chat/demo/files', { method: 'POST', headers: { authorization }, body: png }),
      await service.fetch('/chat/demo/files', { method: 'POST', headers: { authorization }, body: form }),
    ];
    const files = (await Promise.all(uploads.map((upload) => upload.json()))) as {
      id: string;
      filename: string;
    }[];
    expect(files.map(({ filename }) => filename)).toEqual(['file.png', 'dress.png']);
    const attachments = files.map(({ id }) => id);
    chat.send({ type: 'message', id: 'f1', text: 'Look at this', attachments });
    await vi.waitFor(() => {
      const mine = chat.messages.find(({ id }) => id === 'f1');
      expect(mine?.attachments?.map(({ id }) => id)).toEqual(attachments);
    });
    const stranger = await Chat.open(service);
    stranger.send({ type: 'message', id: 'f2', text: 'mine', attachments });
    await vi.waitFor(() => {
      expect(stranger.frames).toContainEqual(expect.objectContaining({ code: 'bad_file', id: 'f2' }));
    });
    chat.close();
    stranger.close();
  });

  it('cannot press a button that nobody showed it', async () => {
    const chat = await Chat.open(service);
    chat.send({ type: 'choose', id: 'c1', message: 'm_none', choice: 'accept:p_none' });
    await vi.waitFor(() => {
      expect(chat.frames).toContainEqual(expect.objectContaining({ code: 'bad_frame', id: 'c1' }));
    });
    expect(chat.messages).toEqual([]);
    chat.close();
  });

  it('may rate how a ticket went, and no ticket of somebody else', async () => {
    const chat = await Chat.open(service);
    const [answer] = await chat.say('What are your opening hours?');
    chat.send({ type: 'rate', id: 'r1', kind: 'csat', score: 5, ticket: answer?.ticket });
    chat.send({ type: 'rate', id: 'r2', kind: 'csat', score: 5, ticket: 't_foreign' });
    await vi.waitFor(() => {
      expect(chat.frames).toContainEqual(expect.objectContaining({ type: 'ack', id: 'r1' }));
      expect(chat.frames).toContainEqual(expect.objectContaining({ type: 'error', id: 'r2' }));
    });
    chat.close();
  });

  it('refuses what is no frame, and goes on', async () => {
    const chat = await Chat.open(service);
    chat.send({ type: 'message', id: 'x' });
    chat.send({ type: 'nonsense' });
    chat.send({ type: 'message', id: 'y', text: 'a'.repeat(9_000) });
    await chat.say('Hello');
    const errors = chat.frames.filter((frame) => frame.type === 'error');
    expect(errors.map(({ code }) => code)).toEqual(['bad_frame', 'bad_frame', 'too_large']);
    chat.close();
  });
});

describe('a visitor who begins anew for each order number', () => {
  it('has the attempts of one network, also when the chat closes before the answer', async () => {
    const network = {
      'cf-connecting-ip': `2001:db8:${Math.floor(Math.random() * 60_000).toString(16)}:1::9`,
    };
    const dial = async (protocols: string[]) => {
      const response = await service.dial(`${service.base}/chat/demo`, { protocols, headers: network });
      return response;
    };
    const guess = async (order: string): Promise<string> => {
      const socket = await dial(['onethread.1']);
      const texts: string[] = [];
      let token = '';
      const hear = (event: MessageEvent) => {
        const frame = JSON.parse(String(event.data)) as {
          type: string;
          from?: string;
          text?: string;
          session?: string;
        };
        if (frame.type === 'welcome') token = frame.session ?? '';
        if (frame.type === 'message' && frame.from === 'assistant') texts.push(frame.text ?? '');
      };
      socket.addEventListener('message', hear);
      socket.send(JSON.stringify({ type: 'hello' }));
      await vi.waitFor(() => expect(token).not.toBe(''));
      socket.send(JSON.stringify({ type: 'message', id: '1', text: `Where is order ${order}?` }));
      socket.close();
      await new Promise((resolve) => setTimeout(resolve, 150));
      const again = await dial(['onethread.1', `session.${token}`]);
      again.addEventListener('message', hear);
      again.send(JSON.stringify({ type: 'hello', since: 0 }));
      await vi.waitFor(() => expect(texts).not.toEqual([]), 5_000);
      again.close();
      return texts.at(-1) ?? '';
    };
    const sophie = await shopper(service, 'Sophie');
    for (let n = 0; n < 20; n++) await guess(`${880_000 + n}`);
    expect(await guess(sophie.order)).not.toMatch(/delivered|Lune dress/i);
    // Somebody else finds theirs.
    const chat = await Chat.open(service);
    expect((await chat.say(`Where is order ${sophie.order}?`))[0]?.text).toMatch(/delivered|Lune dress/i);
    chat.close();
  });
});
