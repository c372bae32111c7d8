import { expect, test } from 'vitest';
import { receiveMail } from '../../../src/channels/email/receive.ts';
import { clients, corpus, poorer } from './fixtures/clients.ts';
import { cloudflare } from './fixtures/mails.ts';
import { receiveTools } from './tools.ts';

const head = `${cloudflare('example.com')}From: Sophie Martin <sophie.martin@example.com>
To: support@demo.example
Subject: Re: 45821
Message-ID: <answer@example.com>
In-Reply-To: <ours@demo.example>
References: <ours@demo.example>
`;

/** Compared without what differs between charsets, and without empty lines where HTML has none to show. */
const plainly = (text: string) => poorer(text).replace(/\n+/g, '\n');

test.each(clients)('the customer’s exact words, out of $name', async (client) => {
  const wrong: Record<string, { read: string; own: string }> = {};
  let count = 0;
  for (const { name, mail, own } of corpus(head, [client])) {
    const envelope = { from: 'sophie.martin@example.com', to: 'support@demo.example' };
    const read = (await receiveMail(mail, envelope, receiveTools())).messages[0]?.text ?? '';
    if (plainly(read) !== plainly(own)) wrong[name] = { read, own };
    count++;
  }
  expect(wrong).toEqual({});
  expect(count).toBeGreaterThan(0);
});
