import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contentOf } from '../../../src/channels/whatsapp/content.ts';
import { parseWebhook } from '../../../src/channels/whatsapp/parse.ts';
import { change, FROM, message, PHONE_NUMBER_ID, webhook, withMessages } from './payloads.ts';

function only(body: Record<string, unknown>) {
  const { messages, unsupported } = parseWebhook(withMessages(message(body)));
  expect(unsupported).toEqual([]);
  expect(messages).toHaveLength(1);
  const [first] = messages;
  if (!first) throw new Error('no message');
  return first;
}

describe('a text message', () => {
  it('comes with sender, name, time and evidence', () => {
    const parsed = only({ type: 'text', text: { body: 'Does it come in another color?' } });
    expect(parsed).toEqual({
      inbound: {
        channel: 'whatsapp',
        external: 'wamid.HBgL',
        from: 'whatsapp:+16505551234',
        evidence: { kind: 'whatsapp' },
        at: '2025-06-08T20:59:43.000Z',
        kind: 'text',
        text: 'Does it come in another color?',
        attachments: [],
        repliesTo: [],
        displayName: 'Sheena Nelson',
        via: PHONE_NUMBER_ID,
        alias: 'whatsapp:US.13491208655302741918',
      },
      media: null,
    });
  });

  it('reads escaped unicode as what it means', () => {
    const json = JSON.stringify(withMessages(message({ type: 'text', text: { body: '@' } })));
    const raw = json.replace('"@"', '"\\u00e4 \\ud83d\\udc4d"');
    expect(parseWebhook(JSON.parse(raw)).messages[0]?.inbound.text).toBe('ä 👍');
  });

  it('names the message it answers', () => {
    const parsed = only({ type: 'text', text: { body: 'yes' }, context: { from: '155', id: 'wamid.Q' } });
    expect(parsed.inbound.repliesTo).toEqual(['wamid.Q']);
    expect(
      only({ type: 'text', text: { body: 'x' }, context: { forwarded: true } }).inbound.repliesTo,
    ).toEqual([]);
  });
});

describe('every type of message', () => {
  const sha256 = 'SfInY0gGKTsJlUWbwxC1k+FAD0FZHvzwfpvO0zX0GUI=';
  it.each([
    [
      'image with caption',
      {
        type: 'image',
        image: { caption: 'Taj Mahal', mime_type: 'image/jpeg', sha256, id: '1003383421387256' },
      },
      { kind: 'image', text: 'Taj Mahal' },
      { id: '1003383421387256', kind: 'image', type: 'image/jpeg', sha256 },
    ],
    [
      'document',
      {
        type: 'document',
        document: {
          caption: '',
          filename: 'receipt.pdf',
          mime_type: 'application/pdf',
          sha256,
          id: '7',
        },
      },
      { kind: 'document', text: '' },
      { id: '7', kind: 'document', type: 'application/pdf', sha256, filename: 'receipt.pdf' },
    ],
    [
      'voice note',
      { type: 'audio', audio: { mime_type: 'audio/ogg; codecs=opus', sha256, id: '8', voice: true } },
      { kind: 'audio', text: '' },
      { id: '8', kind: 'audio', type: 'audio/ogg; codecs=opus', sha256, voice: true },
    ],
    [
      'video',
      { type: 'video', video: { caption: 'look', mime_type: 'video/mp4', sha256, id: '9' } },
      { kind: 'video', text: 'look' },
      { id: '9', kind: 'video', type: 'video/mp4', sha256 },
    ],
    [
      'sticker',
      { type: 'sticker', sticker: { mime_type: 'image/webp', animated: true, id: '10' } },
      { kind: 'sticker', text: '' },
      { id: '10', kind: 'sticker', type: 'image/webp' },
    ],
    [
      'location',
      {
        type: 'location',
        location: { latitude: 37.44, longitude: -122.16, name: 'HQ', address: '1 Hacker Way' },
      },
      { kind: 'location', text: 'HQ, 1 Hacker Way, (37.44, -122.16)' },
      null,
    ],
    [
      'contacts',
      {
        type: 'contacts',
        contacts: [
          { name: { formatted_name: 'Barbara J' }, phones: [{ phone: '+1 (415) 555-0829', wa_id: '1415' }] },
        ],
      },
      { kind: 'contacts', text: 'Barbara J +1 (415) 555-0829' },
      null,
    ],
    [
      'a card with everything on it',
      {
        type: 'contacts',
        contacts: [
          {
            name: { formatted_name: 'Ana Silva' },
            phones: [{ phone: '+351 912 345 678' }],
            emails: [{ email: 'ana@example.com', type: 'WORK' }],
            addresses: [{ street: 'Rua Nova 4', zip: '1100-001', city: 'Lisboa', country: 'Portugal' }],
          },
        ],
      },
      {
        kind: 'contacts',
        text: 'Ana Silva +351 912 345 678 ana@example.com\nRua Nova 4, 1100-001 Lisboa, Portugal',
      },
      null,
    ],
    [
      'answers of a Flow',
      {
        type: 'interactive',
        interactive: {
          type: 'nfm_reply',
          nfm_reply: {
            name: 'flow',
            body: 'Sent',
            response_json:
              '{"order_number":"45821","reasons":["size","colour"],"deep":{"a":1},"flow_token":"t"}',
          },
        },
      },
      { kind: 'form', text: 'order number: 45821\nreasons: size, colour' },
      null,
    ],
    [
      'answers of a Flow that are no JSON',
      { type: 'interactive', interactive: { type: 'nfm_reply', nfm_reply: { response_json: '{' } } },
      { kind: 'unsupported', text: '' },
      null,
    ],
    [
      'quick reply of a template',
      {
        type: 'button',
        context: { from: '1', id: 'wamid.T' },
        button: { payload: 'stop', text: 'Unsubscribe' },
      },
      { kind: 'choice', text: 'Unsubscribe', choice: 'stop', repliesTo: ['wamid.T'] },
      null,
    ],
    [
      'pressed button',
      {
        type: 'interactive',
        interactive: { type: 'button_reply', button_reply: { id: 'cancel', title: 'Cancel' } },
      },
      { kind: 'choice', text: 'Cancel', choice: 'cancel' },
      null,
    ],
    [
      'picked row',
      {
        type: 'interactive',
        interactive: {
          type: 'list_reply',
          list_reply: { id: 'express', title: 'Priority', description: 'Next day' },
        },
      },
      { kind: 'choice', text: 'Priority', choice: 'express' },
      null,
    ],
    [
      'reaction',
      { type: 'reaction', reaction: { message_id: 'wamid.R', emoji: '👍' } },
      { kind: 'reaction', text: '👍', repliesTo: ['wamid.R'], automatic: 'reaction' },
      null,
    ],
    [
      'reaction taken back',
      { type: 'reaction', reaction: { message_id: 'wamid.R' } },
      { kind: 'reaction', text: '', repliesTo: ['wamid.R'], automatic: 'reaction' },
      null,
    ],
    [
      'order',
      {
        type: 'order',
        order: {
          catalog_id: '19',
          text: 'please',
          product_items: [{ product_retailer_id: 'DR-101', quantity: 2, item_price: 30, currency: 'USD' }],
        },
      },
      { kind: 'order', text: 'please\n2 × DR-101' },
      null,
    ],
    [
      'unsupported',
      { type: 'unsupported', errors: [{ code: 131051, title: 'Message type unknown' }] },
      { kind: 'unsupported', text: '' },
      null,
    ],
    [
      'edit',
      {
        type: 'edit',
        edit: { original_message_id: 'wamid.E', message: { type: 'text', text: { body: 'size M' } } },
      },
      { kind: 'edit', text: 'size M', repliesTo: ['wamid.E'] },
      null,
    ],
    [
      'edited caption',
      {
        type: 'edit',
        edit: {
          original_message_id: 'wamid.E',
          message: { type: 'image', image: { id: '4', caption: 'torn here' } },
        },
      },
      { kind: 'edit', text: 'torn here', repliesTo: ['wamid.E'] },
      { id: '4', kind: 'image', type: 'application/octet-stream' },
    ],
    [
      'edit of an edit',
      {
        type: 'edit',
        edit: { original_message_id: 'a', message: { type: 'edit', edit: {} } },
      },
      { kind: 'unsupported', text: '' },
      null,
    ],
    [
      'revoke',
      { type: 'revoke', revoke: { original_message_id: 'wamid.E' } },
      { kind: 'revoke', text: '', repliesTo: ['wamid.E'], automatic: 'revoke' },
      null,
    ],
    ['a type of next year', { type: 'hologram', hologram: {} }, { kind: 'unsupported', text: '' }, null],
    ['a type that is a trap', { type: 'constructor' }, { kind: 'unsupported', text: '' }, null],
    ['a known type without its body', { type: 'image' }, { kind: 'unsupported', text: '' }, null],
    ['no type', {}, { kind: 'unsupported', text: '' }, null],
  ])('%s', (_, body, inbound, media) => {
    const parsed = only(body);
    expect(parsed.inbound).toMatchObject(inbound);
    expect(parsed.media).toEqual(media);
  });
});

describe('what a message came with', () => {
  const text = { type: 'text', text: { body: 'Is it there in M?' } };
  it.each([
    [
      'an ad',
      {
        referral: {
          source_url: 'https://fb.me/a',
          headline: 'New in',
          body: 'The Lune dress',
          source_type: 'ad',
        },
      },
      { kind: 'ad', text: 'New in\nThe Lune dress', url: 'https://fb.me/a' },
    ],
    ['an ad without words', { referral: { source_url: 'javascript:alert(1)' } }, { kind: 'ad', text: '' }],
    [
      'a product of the catalogue',
      { context: { referred_product: { catalog_id: '1', product_retailer_id: 'DR-101' } } },
      { kind: 'product', text: '', product: 'DR-101' },
    ],
    ['a product that has no number', { context: { referred_product: { catalog_id: '1' } } }, undefined],
    ['an ad of another shape', { referral: 'https://fb.me/a' }, undefined],
    ['nothing', {}, undefined],
  ])('%s', (_, more, seen) => {
    expect(only({ ...text, ...more }).inbound.seen).toEqual(seen);
  });
});

describe('who wrote', () => {
  it('is the number that the sender shared by our own button, and no card that was passed on', () => {
    const card = (contacts: object[]) => {
      const one = {
        id: 'wamid.C',
        timestamp: '1749416383',
        from_user_id: 'US.1',
        type: 'contacts',
        contacts,
      };
      const { from, alias, shared } =
        parseWebhook(webhook([change({ messages: [one] })])).messages[0]?.inbound ?? {};
      return { from, alias, shared };
    };
    const own = { name: { formatted_name: 'Pablo' }, phones: [{ phone: '+1 650 555 1234', wa_id: FROM }] };
    expect(card([{ ...own, origin: 'contact_request' }])).toEqual({
      from: 'whatsapp:+16505551234',
      alias: 'whatsapp:US.1',
      shared: true,
    });
    const stranger = { from: 'whatsapp:US.1', alias: undefined, shared: undefined };
    expect(card([{ ...own, origin: 'other' }])).toEqual(stranger);
    expect(card([own])).toEqual(stranger);
    expect(card([{ ...own, origin: 'contact_request' }, own])).toEqual(stranger);
    expect(card([{ ...own, origin: 'contact_request', phones: [] }])).toEqual(stranger);
    expect(card([{ ...own, origin: 'contact_request', phones: [{ phone: '+1 650 555 1234' }] }])).toEqual(
      stranger,
    );
  });

  it('is the number where there is one', () => {
    const parsed = only({ from_user_id: 'US.1', type: 'text', text: { body: 'x' } });
    expect(parsed.inbound.from).toBe('whatsapp:+16505551234');
    expect(parsed.inbound.alias).toBe('whatsapp:US.1');
  });

  it('is the user id of somebody with a username', () => {
    const value = {
      contacts: [{ profile: { name: 'Pablo', username: '@p' }, user_id: 'US.13491208655302741918' }],
      messages: [
        {
          id: 'wamid.U',
          timestamp: '1749416383',
          from_user_id: 'US.13491208655302741918',
          type: 'text',
          text: { body: 'Hi' },
        },
      ],
    };
    const [parsed] = parseWebhook(webhook([change(value)])).messages;
    expect(parsed?.inbound.from).toBe('whatsapp:US.13491208655302741918');
    expect(parsed?.inbound.displayName).toBe('Pablo');
  });

  it('takes the name from the sender’s own entry alone', () => {
    const contacts = [
      { wa_id: '1', profile: { name: 'A' } },
      { wa_id: FROM, profile: { name: 'B' } },
    ];
    const messages = [message({ type: 'text', text: { body: 'x' } })];
    expect(parseWebhook(webhook([change({ contacts, messages })])).messages[0]?.inbound.displayName).toBe(
      'B',
    );
    expect(
      parseWebhook(webhook([change({ contacts: contacts.slice(0, 1), messages })])).messages[0]?.inbound
        .displayName,
    ).toBeUndefined();
  });

  it('tells of a changed number without answering it', () => {
    const system = {
      body: 'User A changed from 16505551234 to 12195555358',
      wa_id: '12195555358',
      type: 'user_changed_number',
    };
    const [parsed] = parseWebhook(
      webhook([change({ messages: [message({ type: 'system', system })] })]),
    ).messages;
    expect(parsed?.inbound).toMatchObject({
      kind: 'system',
      from: 'whatsapp:+16505551234',
      automatic: 'system',
    });
    expect(parsed?.inbound.movedTo).toBe('whatsapp:+12195555358');
  });

  it('tells of a changed user id, as a message and as a field of its own', () => {
    const system = { type: 'user_changed_user_id', user_id: 'US.2', body: '…' };
    expect(only({ type: 'system', system }).inbound.movedTo).toBe('whatsapp:US.2');
    const renewed = { type: 'customer_identity_changed', wa_id: FROM, body: '…' };
    expect(only({ type: 'system', system: renewed }).inbound.movedTo).toBeUndefined();
    const update = change({
      user_id_update: [
        { wa_id: FROM, user_id: { previous: 'US.1', current: 'US.2' }, timestamp: '1749416383' },
        { user_id: { previous: 'US.3', current: 'US.4' } },
        { user_id: {} },
      ],
    });
    const batch = parseWebhook(webhook([{ ...update, field: 'user_id_update' }]));
    expect(
      batch.messages.map(({ inbound }) => [inbound.external, inbound.from, inbound.alias, inbound.movedTo]),
    ).toEqual([
      ['user_id_update:US.1:US.2', 'whatsapp:+16505551234', 'whatsapp:US.1', 'whatsapp:US.2'],
      ['user_id_update:US.3:US.4', 'whatsapp:US.3', undefined, 'whatsapp:US.4'],
    ]);
    expect(batch.unsupported).toEqual(['user_id_update']);
  });
});

describe('what left the handset beside the API', () => {
  const echoes = (...message_echoes: unknown[]) =>
    parseWebhook(webhook([{ ...change({ message_echoes }), field: 'smb_message_echoes' }]));
  const echo = (body: object) => ({
    from: '15550783881',
    to: FROM,
    id: 'wamid.E',
    timestamp: '1749416383',
    ...body,
  });

  it('is a colleague’s answer to a customer, and no message of anybody’s', () => {
    const batch = echoes(echo({ type: 'text', text: { body: 'I have put one aside for you.' } }));
    expect(batch).toMatchObject({ messages: [], unsupported: [] });
    expect(batch.echoes).toEqual([
      {
        external: 'wamid.E',
        to: 'whatsapp:+16505551234',
        at: '2025-06-08T20:59:43.000Z',
        text: 'I have put one aside for you.',
      },
    ]);
  });

  it.each([
    ['a photo with words', { type: 'image', image: { id: '1', caption: 'This one?' } }, 'This one?'],
    ['a photo without', { type: 'image', image: { id: '1' } }, '[image]'],
    ['a kind of next year', { type: 'hologram' }, '[unsupported]'],
  ])('tells %s', (_, body, text) => {
    expect(echoes(echo(body)).echoes.map((one) => one.text)).toEqual([text]);
  });

  it.each([
    ['a reaction', echo({ type: 'reaction', reaction: { message_id: 'x', emoji: '👍' } }), 'echo:reaction'],
    [
      'an edit',
      echo({
        type: 'edit',
        edit: { original_message_id: 'x', message: { type: 'text', text: { body: 'y' } } },
      }),
      'echo:edit',
    ],
    ['nobody’s', echo({ to: undefined, type: 'text', text: { body: 'x' } }), 'echo:recipient'],
    ['nothing', {}, 'echo'],
    ['a word', 'constructor', 'echo'],
  ])('leaves out %s', (_, one, reason) => {
    expect(echoes(one)).toMatchObject({ echoes: [], past: [], unsupported: [reason] });
  });

  it('of another shop’s number is left out', () => {
    const one = echo({ type: 'text', text: { body: 'x' } });
    const body = webhook([{ ...change({ message_echoes: [one] }, '999'), field: 'smb_message_echoes' }]);
    expect(parseWebhook(body, { phoneNumberIds: [PHONE_NUMBER_ID] }).echoes).toEqual([]);
  });
});

describe('a status', () => {
  const status = {
    id: 'wamid.S',
    status: 'delivered',
    timestamp: '1749416383',
    recipient_id: FROM,
    biz_opaque_callback_data: 'out_7',
  };
  const receipts = (...statuses: unknown[]) => parseWebhook(webhook([change({ statuses })]));

  it('becomes a receipt for our row', () => {
    expect(receipts(status).receipts).toEqual([
      {
        channel: 'whatsapp',
        provider: 'wamid.S',
        reference: 'out_7',
        status: 'delivered',
        at: '2025-06-08T20:59:43.000Z',
        to: 'whatsapp:+16505551234',
      },
    ]);
  });

  it('of one message among several leads to the same row', () => {
    const [receipt] = receipts({ ...status, biz_opaque_callback_data: 'out_7:2' }).receipts;
    expect(receipt?.reference).toBe('out_7');
  });

  it('says why a message failed', () => {
    const errors = [
      {
        code: 131047,
        title: 'Re-engagement message',
        error_data: { details: 'More than 24 hours have passed' },
      },
      { code: 1, title: 'Other' },
      'nonsense',
    ];
    const [receipt] = receipts({ ...status, status: 'failed', errors }).receipts;
    expect(receipt).toMatchObject({
      status: 'failed',
      detail: '131047: Re-engagement message: More than 24 hours have passed; 1: Other',
    });
  });

  it('counts a played voice note as read, and finds the person by user id', () => {
    const [receipt] = receipts({
      ...status,
      status: 'played',
      recipient_id: undefined,
      recipient_user_id: 'US.1',
      biz_opaque_callback_data: undefined,
    }).receipts;
    expect(receipt).toMatchObject({ status: 'read', to: 'whatsapp:US.1', reference: null });
  });

  it('of a kind nobody knows is counted', () => {
    expect(receipts({ ...status, status: 'deleted' })).toMatchObject({
      receipts: [],
      unsupported: ['status:deleted'],
    });
  });
});

describe('a batch', () => {
  const text = (id: string) => ({
    from: FROM,
    id,
    timestamp: '1749416383',
    type: 'text',
    text: { body: id },
  });
  const status = (id: string) => ({ id, status: 'read', timestamp: '1749416383', recipient_id: FROM });

  it('is read whole: two entries, two changes each, several messages and statuses', () => {
    const batch = parseWebhook(
      webhook(
        [
          change({ messages: [text('a'), text('b')], statuses: [status('s')] }),
          change({ messages: [text('c')] }),
        ],
        [
          change({ statuses: [status('t'), status('u')] }),
          change({ messages: [text('d'), text('e'), text('f')] }),
        ],
      ),
    );
    expect(batch.messages.map(({ inbound }) => inbound.external)).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
    expect(batch.receipts.map(({ provider }) => provider)).toEqual(['s', 't', 'u']);
    expect(batch.unsupported).toEqual([]);
  });

  it('loses nothing but what is broken', () => {
    const batch = parseWebhook({
      object: 'whatsapp_business_account',
      entry: [
        7,
        { changes: 'x' },
        {
          changes: [
            null,
            { field: 'messages', value: 3 },
            change({
              contacts: [5, { wa_id: 8, profile: null }],
              messages: [
                null,
                { type: 'text' },
                { id: 'x', type: 'text' },
                text('good'),
                { ...text('late'), timestamp: 'soon' },
              ],
              statuses: ['?', status('good')],
              errors: [{ code: 131000, title: 'Oops' }, 'x'],
            }),
            { field: 'account_update', value: {} },
          ],
        },
      ],
    });
    expect(batch.messages.map(({ inbound }) => inbound.external)).toEqual(['good', 'late']);
    expect(batch.receipts).toHaveLength(1);
    expect(batch.unsupported).toEqual([
      'entry',
      'entry',
      'change',
      'change',
      'message',
      'message',
      'sender',
      'status',
      'error:131000',
      'error:?',
      'field:account_update',
    ]);
  });

  it('leaves out what is meant for another number', () => {
    const json = webhook([
      change({ messages: [text('ours')] }),
      change({ messages: [text('theirs')] }, '999'),
    ]);
    const batch = parseWebhook(json, { phoneNumberIds: [PHONE_NUMBER_ID, '888'] });
    expect(batch.messages.map(({ inbound }) => inbound.external)).toEqual(['ours']);
    expect(batch.unsupported).toEqual(['other-number']);
    expect(parseWebhook(json).messages).toHaveLength(2);
  });

  it('takes the arrival where no time is given', () => {
    const arrival = '2026-01-01T00:00:00.000Z';
    const json = withMessages({ ...text('a'), timestamp: undefined }, { ...text('b'), timestamp: '' });
    expect(parseWebhook(json, { arrival }).messages.map(({ inbound }) => inbound.at)).toEqual([
      arrival,
      arrival,
    ]);
  });

  it('is nothing when it is no webhook', () => {
    for (const json of [null, 1, [], {}, { object: 'page', entry: [] }]) {
      expect(parseWebhook(json)).toEqual({
        messages: [],
        receipts: [],
        echoes: [],
        past: [],
        unsupported: ['envelope'],
      });
    }
  });
});

describe('whatever comes', () => {
  const anything = fc.anything({ withNullPrototype: true, maxDepth: 3 });
  const trap = fc.constant({ toString: 1, valueOf: 1 });
  const type = fc.constantFrom(
    'text',
    'image',
    'interactive',
    'order',
    'system',
    'edit',
    'location',
    'contacts',
  );

  it('parsing never throws', () => {
    fc.assert(fc.property(anything, (json) => void parseWebhook(json)));
    fc.assert(
      fc.property(
        fc.array(anything),
        fc.array(anything),
        fc.array(anything),
        (messages, statuses, contacts) => {
          parseWebhook(webhook([change({ messages, statuses, contacts, user_id_update: messages })]));
        },
      ),
    );
  });

  it('a message is kept as long as it says who wrote it', () => {
    fc.assert(
      fc.property(type, fc.oneof(anything, trap), (name, body) => {
        const batch = parseWebhook(withMessages(message({ type: name, [name]: body })));
        expect(batch.messages).toHaveLength(1);
      }),
    );
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.oneof(anything, trap)), (body) => {
        expect(contentOf(body).kind).not.toBe('');
      }),
    );
  });
});

describe('what was written before the number was shared', () => {
  const chunk = (history: unknown[], more: object = {}) =>
    parseWebhook(webhook([{ ...change({ history, ...more }), field: 'history' }]));
  const said = (id: string, from: string, body: object = { type: 'text', text: { body: 'Hello' } }) => ({
    ...{ id, from, timestamp: '1700000000', history_context: { status: 'READ' } },
    ...body,
  });
  const thread = (...messages: unknown[]) => ({ threads: [{ id: '33612345678', messages }] });

  it('is told apart by who wrote it, the customer’s first, and owed no answer', () => {
    const { past, messages } = chunk([thread(said('w1', '33187654321'), said('w2', '33612345678'))]);
    expect(messages).toEqual([]);
    expect(
      past.map(({ external, past: by, from, automatic, at }) => [external, by, from, automatic, at]),
    ).toEqual([
      ['w2', 'said', 'whatsapp:+33612345678', 'past', '2023-11-14T22:13:20.000Z'],
      ['w1', 'told', 'whatsapp:+33612345678', 'past', '2023-11-14T22:13:20.000Z'],
    ]);
  });

  it.each([
    ['a file that is not there', { type: 'media_placeholder' }, ['[media]']],
    ['a picture', { type: 'image', image: { id: '1', caption: 'Look', mime_type: 'image/png' } }, ['Look']],
    ['a reaction', { type: 'reaction', reaction: { message_id: 'x', emoji: '👍' } }, []],
    [
      'news of WhatsApp',
      { type: 'system', system: { type: 'user_changed_number', wa_id: '33600000001' } },
      [],
    ],
    ['what no longer stands', { type: 'revoke', revoke: { original_message_id: 'x' } }, []],
  ])('keeps of %s what it says', (_, body, texts) =>
    expect(chunk([thread(said('w1', '33612345678', body))]).past.map(({ text }) => text)).toEqual(texts),
  );

  it.each<[string, unknown[], object, string]>([
    ['a shop that shares nothing', [{ errors: [{ code: 2593109, title: 'off' }] }], {}, 'history:2593109'],
    ['its files, which come apart', [], { messages: [said('w1', '33612345678')] }, 'history:file'],
    ['what is no chunk', ['?'], {}, 'history'],
  ])('says why there is nothing: %s', (_, history, more, reason) =>
    expect(chunk(history, more)).toMatchObject({ past: [], messages: [], unsupported: [reason] }),
  );

  it('loses nothing but what makes no sense', () => {
    const all = [thread(null, said('w1', '33612345678')), { threads: [{ id: 'nobody', messages: [] }, 7] }];
    expect(chunk(all).past.map(({ external }) => external)).toEqual(['w1']);
  });

  it('leaves the address book of the handset aside', () => {
    const body = webhook([{ ...change({ state_sync: [{ type: 'contact' }] }), field: 'smb_app_state_sync' }]);
    expect(parseWebhook(body)).toMatchObject({ messages: [], past: [], unsupported: [] });
  });
});
