import fc from 'fast-check';
import { expect, test } from 'vitest';
import { aligned, authenticationResults } from '../../../src/channels/email/authenticity.ts';
import { visible } from '../../../src/channels/email/clean.ts';
import { referencesOf } from '../../../src/channels/email/deliver.ts';
import { withoutArmour } from '../../../src/channels/email/encrypted.ts';
import { messageIds } from '../../../src/channels/email/headers.ts';
import { renderHtml } from '../../../src/channels/email/html.ts';
import { split } from '../../../src/channels/email/reply-text.ts';
import { senderOf } from '../../../src/channels/email/sender.ts';
import {
  answeredSubject,
  isAnswerSubject,
  isForwardSubject,
  plainSubject,
} from '../../../src/conversation/subject.ts';
import { US } from './fixtures/replies.ts';

/* What holds for every input, tried on many. */

const mix = (...pieces: string[]) =>
  fc
    .array(fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 8 })), { maxLength: 40 })
    .map((parts) => parts.join(''));

const results = mix(
  'mx.cloudflare.net',
  ';',
  ' dmarc=pass',
  ' header.from=',
  'a.example',
  '(',
  ')',
  '"',
  '\\',
  '=',
  ' ',
  '\t',
);
const people = mix(
  '"',
  '<',
  '>',
  '(',
  ')',
  'a@b.example',
  'x@y.example',
  ',',
  ';',
  ':',
  '\\',
  ' ',
  '=?utf-8?Q?a?=',
  '\u202e',
);
const ids = mix('<', '>', 'a@b.example', '<x@y.example>', ' ', '\t', '"', '(');
const subjects = mix(
  'Re',
  'AW',
  'TR',
  'Fwd',
  ' ',
  ':',
  '\u00a0',
  '[2]',
  '[EXTERNAL] ',
  '***SPAM***',
  'My order',
);
const pages = mix(
  '<p>',
  '</p>',
  '<div style="',
  'display:none',
  'color:#fff',
  '">',
  '<b>',
  '</b>',
  'words',
  '<!--',
  '-->',
  '&amp;',
  '<blockquote>',
  '</blockquote>',
  '<td>',
  '<a href="https://x.example">',
  '</a>',
);
const letters = mix(
  '\n',
  '> ',
  '-- ',
  'From: a@b.example',
  'On Mon, 2 Mar 2026 <a@b.example> wrote:',
  'Sent from my iPhone',
  'yes',
  '\n\n',
);

test('a verdict is believed only as the whole grammar of one server', () => {
  fc.assert(
    fc.property(results, (value) => {
      const parsed = authenticationResults(value);
      const sender = { address: 'email:x@a.example', name: '', certain: true } as const;
      const believed = aligned([{ key: 'authentication-results', value }], sender, 'mx.cloudflare.net');
      if (believed) expect(parsed?.authserv).toBe('mx.cloudflare.net');
      expect(
        aligned(
          [{ key: 'authentication-results', value }],
          { ...sender, certain: false },
          'mx.cloudflare.net',
        ),
      ).toBe(false);
    }),
    { numRuns: 2_000 },
  );
});

test('a certain sender is one address that stands in From', () => {
  fc.assert(
    fc.property(people, (value) => {
      const sender = senderOf([{ key: 'from', value }]);
      if (!sender) return;
      expect(sender.name).toBe(visible(sender.name));
      expect(sender.name).not.toContain('@');
      if (sender.certain) {
        expect(value.toLowerCase()).toContain(sender.address.slice('email:'.length));
        expect(
          senderOf([
            { key: 'from', value },
            { key: 'from', value: 'x@y.example' },
          ])?.certain,
        ).toBe(false);
      }
    }),
    { numRuns: 2_000 },
  );
});

test('ids can stand in a header of ours, and are read back as they are', () => {
  fc.assert(
    fc.property(ids, (value) => {
      const found = messageIds(value);
      for (const id of found) expect(id).toMatch(/^<[!-;=?-~]{3,900}>$/);
      expect(messageIds(found.join(' '))).toEqual(found);
    }),
    { numRuns: 2_000 },
  );
});

test('References keep the first and the answered id, in their order and within the limits', () => {
  const id = fc.integer({ min: 0, max: 400 }).chain((n) => fc.constant(`<${'r'.repeat(n)}${n}@x.example>`));
  fc.assert(
    fc.property(fc.array(id, { maxLength: 150 }), id, (incoming, answered) => {
      const value = referencesOf(incoming, answered);
      const kept = value.split(' ');
      const before = incoming.filter((one) => one !== answered);
      expect(value.length).toBeLessThanOrEqual(2048);
      expect(kept.length).toBeLessThanOrEqual(100);
      expect(new Set(kept).size).toBe(kept.length);
      expect(kept.at(-1)).toBe(answered);
      if (before[0]) expect(kept[0]).toBe(before[0]);
    }),
  );
});

test('a subject without its marks has none', () => {
  fc.assert(
    fc.property(subjects, (subject) => {
      const plain = plainSubject(subject);
      expect(isAnswerSubject(plain) || isForwardSubject(plain)).toBe(false);
      expect(plainSubject(plain)).toBe(plain);
      expect(plainSubject(`RE : ${subject}`)).toBe(plain);
      expect(plainSubject(`[EXTERNAL] WG: AW: ${subject}`)).toBe(plain);
      expect(isAnswerSubject(answeredSubject(subject))).toBe(false);
    }),
    { numRuns: 2_000 },
  );
});

test('a page gives the same text twice, and nothing of what is hidden around it', () => {
  fc.assert(
    fc.property(pages, (html) => {
      const { text } = renderHtml(html, { signatures: 'keep' });
      expect(renderHtml(html, { signatures: 'keep' }).text).toBe(text);
      const hidden = renderHtml(`<template>${html.replace(/<\/?[a-z!-][^>]*>?/g, '')}</template>`, {
        signatures: 'keep',
      });
      expect(hidden.text).toBe('');
    }),
    { numRuns: 1_000 },
  );
});

test('what is quoted is never the customer’s, whatever stands in it', () => {
  fc.assert(
    fc.property(letters, letters, (own, theirs) => {
      const quoted = theirs.replace(/\r\n?/g, '\n').replace(/^/gm, '> ');
      const alone = split(`On Mon, 2 Mar 2026 at 19:40, Lune <a@b.example> wrote:\n${quoted}`, US);
      expect(alone).toEqual({ text: '', beside: 'quoted' });
      const marked = quoted.replace(/yes/g, 'SECRET');
      expect(split(`${own}\n\n${marked}`, US).text).not.toContain('SECRET');
    }),
    { numRuns: 1_000 },
  );
});

test('a clear-signed text is what stands in its armour', () => {
  const line = fc.string({ maxLength: 30 }).filter((text) => !text.includes('-----') && !/[\r\n]/.test(text));
  fc.assert(
    fc.property(fc.array(line, { minLength: 1 }), (lines) => {
      const escaped = lines.map((text) => text.replace(/^-/, '- -'));
      const armour = `-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA512\n\n${escaped.join('\n')}\n-----BEGIN PGP SIGNATURE-----\n\niQ==\n-----END PGP SIGNATURE-----\n`;
      expect(withoutArmour(armour).trim()).toBe(lines.join('\n').trim());
    }),
  );
});
