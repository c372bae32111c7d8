import { expect, it } from 'vitest';
import { readPosted } from '../../sandbox/meta/message.ts';

const to = { messaging_product: 'whatsapp', recipient_type: 'individual', to: '+33612345678' };
const button = (id: string, title: string) => ({ type: 'reply', reply: { id, title } });
const buttons = (...all: object[]) => ({
  ...to,
  type: 'interactive',
  interactive: { type: 'button', body: { text: 'Which?' }, action: { buttons: all } },
});
const rows = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ id: `r${index}`, title: `Row ${index}` }));
const list = (count: number) => ({
  ...to,
  type: 'interactive',
  interactive: {
    type: 'list',
    body: { text: 'Which?' },
    action: { button: 'Choose', sections: [{ rows: rows(count) }] },
  },
});

it.each([
  ['a text', { ...to, type: 'text', text: { body: 'x'.repeat(4096) } }],
  ['three buttons', buttons(button('a', 'A'), button('b', 'B'), button('c', 'C'))],
  ['ten rows', list(10)],
  [
    'a document by link',
    { ...to, type: 'document', document: { link: 'https://a.example/l.pdf', filename: 'l.pdf' } },
  ],
  [
    'a user id',
    {
      messaging_product: 'whatsapp',
      recipient: 'US.13491208655302741918',
      type: 'text',
      text: { body: 'x' },
    },
  ],
])('takes %s', (_, body) => {
  expect(readPosted(body)).toMatchObject({ kind: 'message' });
});

it.each([
  ['no product', 100, { ...to, messaging_product: undefined, type: 'text', text: { body: 'x' } }],
  ['nobody to send to', 131008, { ...to, to: undefined, type: 'text', text: { body: 'x' } }],
  ['no text', 131008, { ...to, type: 'text' }],
  ['an unknown type', 131051, { ...to, type: 'hologram' }],
  ['a long text', 131009, { ...to, type: 'text', text: { body: 'x'.repeat(4097) } }],
  ['a long button', 131009, buttons(button('a', 'x'.repeat(21)))],
  ['a padded id', 131009, buttons(button(' a', 'A'))],
  ['two buttons alike', 131009, buttons(button('a', 'A'), button('b', 'A'))],
  ['four buttons', 131009, buttons(...['a', 'b', 'c', 'd'].map((id) => button(id, id)))],
  ['eleven rows', 131009, list(11)],
  ['neither link nor id', 131009, { ...to, type: 'document', document: { filename: 'l.pdf' } }],
  ['a mark of nothing', 131009, { messaging_product: 'whatsapp', status: 'read', message_id: 'x' }],
])('refuses %s with %i', (_, code, body) => {
  expect(readPosted(body)).toMatchObject({ kind: 'refused', error: { code } });
});

it('reads a read mark with the typing bubble', () => {
  const mark = {
    messaging_product: 'whatsapp',
    status: 'read',
    message_id: 'wamid.1',
    typing_indicator: { type: 'text' },
  };
  expect(readPosted(mark)).toEqual({ kind: 'mark' });
});
