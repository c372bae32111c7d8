import { describe, expect, test } from 'vitest';
import { receiveMail } from '../../../src/channels/email/receive.ts';
import { cloudflare, gmailReply, iphonePhoto, largeMail, outlookWeb, wire } from './fixtures/mails.ts';
import { memoryFiles, receiveTools } from './tools.ts';

const envelope = { from: 'sophie.martin@example.com', to: 'support@demo.example' };

/** A plain mail with these headers on top of the usual ones. */
function plain(headers: string, body = 'Hello'): string {
  return `${cloudflare('example.com')}${headers}\n\n${body}\n`;
}
const usual = 'From: Sophie <sophie.martin@example.com>\nMessage-ID: <m1@example.com>\nSubject: Hi';

async function message(text: string, over: Parameters<typeof receiveTools>[0] = {}, from = envelope) {
  const received = await receiveMail(wire(text), from, receiveTools(over));
  const [only] = received.messages;
  if (!only) throw new Error(`no message: ${received.unsupported.join()}`);
  return only;
}

describe('a reply from Gmail', () => {
  test('becomes one message with its own words, evidence and thread', async () => {
    const files = memoryFiles();
    const mail = await message(gmailReply, { files });
    expect(mail).toMatchObject({
      channel: 'email',
      external: '<CAF+abc=123@mail.gmail.com>',
      from: 'email:sophie.martin@example.com',
      evidence: { kind: 'mail', aligned: true },
      kind: 'text',
      text: "I'd like to finalize the return for the order I mentioned yesterday on your chat.\n\nSophie",
      subject: 'Re: Votre retour – 45821',
      displayName: 'Sophie Martin',
      repliesTo: ['<second@shop.example>', '<first@shop.example>'],
      thread: {
        messageId: '<CAF+abc=123@mail.gmail.com>',
        references: ['<first@shop.example>', '<second@shop.example>'],
        subject: 'Re: Votre retour – 45821',
      },
      at: '2026-03-03T07:15:03.000Z',
    });
    expect(mail.automatic).toBeUndefined();
    const original = files.stored.get(mail.original ?? '');
    expect(original?.type).toBe('message/rfc822');
    expect(original?.bytes).toEqual(wire(gmailReply));
  });

  test('with a valid token of the address it was sent to is an answer to us', async () => {
    const seen: string[][] = [];
    const verifyReplyToken = async (token: string, from: string) => {
      seen.push([token, from]);
      return 's_8fk2';
    };
    const to = 'support+S_8fk2.ABC@demo.example';
    const mail = await message(gmailReply, { verifyReplyToken }, { ...envelope, to });
    expect(seen).toEqual([['S_8fk2.ABC', 'email:sophie.martin@example.com']]);
    expect(mail).toMatchObject({ replySession: 's_8fk2', evidence: { kind: 'mail-reply', aligned: true } });
  });

  test('finds the token in To when a mailbox forwards to us', async () => {
    const verifyReplyToken = async (token: string) => (token === 's_8fk2.abcdefgh23456789' ? 's_8fk2' : null);
    expect((await message(gmailReply, { verifyReplyToken })).replySession).toBe('s_8fk2');
  });

  test('a token that cannot be verified, or whose check throws, is none', async () => {
    const verifyReplyToken = async () => {
      throw new Error('bad token');
    };
    expect((await message(gmailReply, { verifyReplyToken })).replySession).toBeUndefined();
  });

  test('a token does not prove a sender whose mail fails DMARC', async () => {
    const forged = gmailReply.replace(
      'dmarc=pass header.from=example.com',
      'dmarc=fail header.from=example.com',
    );
    const mail = await message(forged, { verifyReplyToken: async () => 's_8fk2' });
    expect(mail).toMatchObject({ replySession: 's_8fk2', evidence: { kind: 'mail', aligned: false } });
  });
});

test('the same mail twice stores the same files under the same external id', async () => {
  const files = memoryFiles();
  const first = await message(iphonePhoto, { files });
  const keys = [...files.stored.keys()];
  const second = await message(iphonePhoto, { files });
  expect(second.external).toBe(first.external);
  expect([...files.stored.keys()]).toEqual(keys);
});

test('an iPhone photo comes along, the signature does not', async () => {
  const files = memoryFiles();
  const mail = await message(iphonePhoto, { files });
  expect(mail.text).toBe('The zip of my dress came broken, see the photo:');
  expect(mail.attachments).toEqual([
    { id: 'id-1', filename: 'IMG_0042.jpeg', type: 'image/jpeg', size: 51, key: expect.any(String) },
  ]);
  expect(mail.attachments[0]?.key).toMatch(/^attachments\/[0-9a-f]{32}-0\/IMG_0042\.jpeg$/);
  expect(files.stored.get(mail.attachments[0]?.key ?? '')?.bytes.byteLength).toBe(51);
});

test('HTML alone, in Latin 1, from Outlook on the web', async () => {
  const mail = await message(outlookWeb);
  expect(mail.text).toBe('Bonjour, je préfère un remboursement.\nMerci');
  expect(mail.locale).toBe('fr-FR');
  expect(mail.subject).toBe('RE: Commande 45822');
  expect(mail.repliesTo).toEqual(['<label@shop.example>']);
});

describe('message ids', () => {
  test('without one the digest of the bytes is the key, and nothing threads', async () => {
    const mail = await message(plain('From: sophie.martin@example.com'));
    expect(mail.external).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(mail.thread).toEqual({ messageId: '', references: [], subject: '' });
  });

  test('In-Reply-To stands in for missing References; brackets are added; comments are not ids', async () => {
    const mail = await message(plain(`${usual}\nIn-Reply-To: Your mail of Monday <a@b.example> (x)`));
    expect(mail.thread?.references).toEqual(['<a@b.example>']);
    const bare = await message(plain(`${usual}\nIn-Reply-To: a@b.example`));
    expect(bare.repliesTo).toEqual(['<a@b.example>']);
  });

  test('a thousand References are cut to the first and the last', async () => {
    const ids = Array.from({ length: 1000 }, (_, index) => `<r${index}@x.example>`);
    const mail = await message(plain(`${usual}\nReferences: ${ids.join('\n ')}`));
    expect(mail.thread?.references).toHaveLength(100);
    expect(mail.thread?.references[0]).toBe('<r0@x.example>');
    expect(mail.thread?.references.at(-1)).toBe('<r999@x.example>');
    expect(mail.repliesTo[0]).toBe('<r999@x.example>');
  });
});

describe('what cannot be a message is counted and kept', () => {
  test.each([
    ['no From', 'Subject: hello\n\nHi'],
    ['an empty From', 'From: \nSubject: hello\n\nHi'],
    ['a From without an address', 'From: Sophie\n\nHi'],
    ['a From on no domain', 'From: <sophie@localhost>\n\nHi'],
    ['nothing at all', ''],
  ])('%s', async (_, text) => {
    const files = memoryFiles();
    const received = await receiveMail(wire(text), envelope, receiveTools({ files }));
    expect(received).toEqual({
      messages: [],
      receipts: [],
      unsupported: ['mail: no usable From'],
      original: expect.stringMatching(/^mail\/[0-9a-f]{64}\.eml$/),
    });
    expect([...files.stored.keys()]).toEqual([received.original]);
  });

  test('parts nested beyond reason', async () => {
    const nest = Array.from(
      { length: 400 },
      (_, index) => `Content-Type: multipart/mixed; boundary="b${index}"\n\n--b${index}\n`,
    ).join('');
    const files = memoryFiles();
    const received = await receiveMail(wire(`${usual}\n${nest}`), envelope, receiveTools({ files }));
    expect(received.unsupported).toEqual(['mail: not parsable']);
    expect(files.stored.size).toBe(1);
  });
});

test('a file store that fails is the one reason to throw: the server tries again', async () => {
  const files = memoryFiles();
  files.put = async () => {
    throw new Error('R2 is away');
  };
  await expect(receiveMail(wire(gmailReply), envelope, receiveTools({ files }))).rejects.toThrow(
    'R2 is away',
  );
});

describe('header values', () => {
  test('bidirectional and control characters are stripped, words decoded', async () => {
    const mail = await message(
      plain(
        'From: =?utf-8?B?4oCuU29waGll?= <sophie.martin@example.com>\nSubject: =?utf-8?Q?a=0D=0AX-Evil:_1=E2=80=AE?=',
      ),
    );
    expect(mail.displayName).toBe('Sophie');
    expect(mail.subject).toBe('a X-Evil: 1');
  });

  test('an address as a name is no name', async () => {
    const mail = await message(plain('From: "ceo@lune.example" <sophie.martin@example.com>'));
    expect(mail.displayName).toBeUndefined();
  });

  test('a domain beyond ASCII is normalised', async () => {
    expect((await message(plain('From: A <Éa@Exämple.com>'))).from).toBe('email:éa@xn--exmple-cua.com');
  });
});

describe('attachments', () => {
  const files = (parts: string) =>
    plain(
      `${usual}\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=X`,
      `--X\nContent-Type: text/plain; charset=utf-8\n\nSee the file.\n${parts}\n--X--`,
    );

  test('names cannot climb, hide their ending or name a folder', async () => {
    const mail = await message(
      files(
        '--X\nContent-Type: application/pdf; name="../../etc/passwd"\nContent-Disposition: attachment; filename="../../etc/passwd"\n\n%PDF\n' +
          "--X\nContent-Type: application/octet-stream\nContent-Disposition: attachment; filename*=utf-8''invoice%E2%80%AEfdp.exe\n\nMZ\n" +
          '--X\nContent-Type: image/png\nContent-Disposition: attachment\n\nx\n' +
          '--X\nContent-Type: not a type\nContent-Disposition: attachment; filename=".htaccess"\n\nx',
      ),
    );
    expect(mail.attachments.map((one) => one.filename)).toEqual([
      '_.._etc_passwd',
      'invoicefdp.exe',
      'file.png',
      'htaccess',
    ]);
    expect(mail.attachments[3]?.type).toBe('application/octet-stream');
    for (const { key } of mail.attachments) expect(key.split('/')).toHaveLength(3);
  });

  test('a mail inside a mail is a file, not the customer’s words', async () => {
    const mail = await message(
      files(
        '--X\nContent-Type: message/rfc822\n\nFrom: x@y.example\nSubject: inner\n\nRefund everything, yes.',
      ),
    );
    expect(mail.text).toBe('See the file.');
    expect(mail.attachments).toMatchObject([{ type: 'message/rfc822', filename: 'file.eml' }]);
  });

  test('inline pictures count when the customer’s own words show them, not when the quote or the signature does', async () => {
    const picture = (id: string, size: number) =>
      `--R\nContent-Type: image/png; name="${id}.png"\nContent-Disposition: inline; filename="${id}.png"\nContent-ID: <${id}@x>\nContent-Transfer-Encoding: base64\n\n${'QUFB'.repeat(size / 3)}\n`;
    const html =
      '<p>The zip: <img src="cid:mine@x"><img src="cid:pixel@x"></p><div class="gmail_signature"><img src="cid:logo@x"></div>' +
      '<blockquote type="cite"><img src="cid:theirs@x"></blockquote>';
    const mail = await message(
      plain(
        `${usual}\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=R`,
        `--R\nContent-Type: text/html\n\n${html}\n${picture('mine', 3000)}${picture('pixel', 30)}${picture('logo', 3000)}${picture('theirs', 3000)}--R--`,
      ),
    );
    expect(mail.attachments.map((one) => one.filename)).toEqual(['mine.png']);
  });

  test('a mail of files alone says so in its kind', async () => {
    const only = plain(
      `${usual}\nContent-Type: image/png; name=a.png\nContent-Disposition: attachment; filename=a.png\nContent-Transfer-Encoding: base64`,
      'QUFB',
    );
    expect(await message(only)).toMatchObject({ kind: 'image', text: '', attachments: [{ size: 3 }] });
  });

  test('more than thirty stay in the original, which comes along', async () => {
    const part = '--X\nContent-Type: text/csv\nContent-Disposition: attachment; filename=a.csv\n\n1\n';
    const received = await receiveMail(wire(files(part.repeat(40))), envelope, receiveTools());
    expect(received.messages[0]?.attachments).toHaveLength(31);
    expect(received.messages[0]?.attachments.at(-1)).toMatchObject({
      type: 'message/rfc822',
      key: received.original,
    });
  });
});

describe('large mails', () => {
  const large = largeMail();

  test('are kept whole, read to their text, and their files stay in the original', async () => {
    const files = memoryFiles();
    const received = await receiveMail(large, envelope, receiveTools({ files }));
    const [mail] = received.messages;
    expect(mail?.text).toBe('Twelve photos.');
    expect(mail?.attachments).toEqual([
      {
        id: 'id-1',
        filename: 'message.eml',
        type: 'message/rfc822',
        size: large.byteLength,
        key: mail?.original,
      },
    ]);
    expect(files.stored.size).toBe(1);
    expect(files.stored.get(mail?.original ?? '')?.bytes.byteLength).toBe(large.byteLength);
  });

  test('a small stream of unknown size is read like any other', async () => {
    const body = new Response(wire(gmailReply)).body;
    if (!body) throw new Error('no body');
    const [mail] = (await receiveMail(body, envelope, receiveTools())).messages;
    expect(mail?.external).toBe('<CAF+abc=123@mail.gmail.com>');
  });
});
