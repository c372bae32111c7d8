import { describe, expect, inject, it } from 'vitest';
import { understand } from '../../src/brain/embedded/understand.ts';
import { readCall } from '../../src/brain/model/tools.ts';
import { renderHtml } from '../../src/channels/email/html.ts';
import { ownText } from '../../src/channels/email/reply-text.ts';
import { parseFrame } from '../../src/channels/voice/frames.ts';
import { formFields } from '../../src/channels/voice/signature.ts';
import { parseWebhook } from '../../src/channels/whatsapp/parse.ts';
import { type ConsentCard, judge } from '../../src/consent/index.ts';
import { Entities } from '../../src/conversation/values.ts';
import { languages } from '../../src/language/index.ts';
import { hiddenCodes } from '../../src/language/reading/codes.ts';
import { compiled } from '../../src/language/reading/compiled.ts';
import { recorded } from '../../src/language/reading/entities.ts';
import { spokenIn } from '../../src/language/switch.ts';
import { lookup } from '../../src/lookup.ts';
import { readClientFrame } from '../../src/protocol.ts';
import { Settings } from '../../src/settings.ts';
import { parseFeed } from '../../src/shop/feed.ts';

/* Every name that plain objects, lists, functions and texts inherit, said wherever outside words are read. */

const NAMES = [
  ...new Set(
    [Object.prototype, Array.prototype, Function.prototype, String.prototype].flatMap((inherited) =>
      Object.getOwnPropertyNames(inherited),
    ),
  ),
];
/** As it is said, and as readers write words down. */
const SAID = [...new Set(NAMES.flatMap((name) => [name, name.toLowerCase()]))];
const OFFERED: ConsentCard = {
  orders: ['45821'],
  alternatives: [
    {
      id: 'p1',
      acts: ['return'],
      items: [{ title: 'Lune dress', options: ['S'] }],
      target: [],
      amounts: [],
      address: null,
      method: null,
    },
  ],
};

describe('a word that is the name of a property', () => {
  it('is told from none that a table holds', () => {
    for (const name of NAMES) {
      expect(lookup({ own: 1 }, name)).toBeUndefined();
      expect(lookup(undefined, name)).toBeUndefined();
    }
    expect(NAMES).toEqual(expect.arrayContaining(['constructor', '__proto__', 'toString', 'hasOwnProperty']));
  });

  it('is understood as any other word is', () => {
    const frames = [
      'W',
      'my W arrived',
      'size W',
      'order W',
      'in W please',
      'W W',
      'ma W est en W',
      '12 W',
      'W ago',
    ];
    for (const language of languages) {
      const words = compiled(language);
      for (const [nth, frame] of frames.entries()) {
        for (const [at, name] of SAID.entries()) {
          // Of the whole proof a third, in which each name and each frame is.
          if (!inject('whole') && (nth + at) % 3 !== 0) continue;
          const text = frame.replaceAll('W', name);
          const reader = { today: '2026-12-15', country: 'FR', known: [], expectsOrder: true };
          const understanding = understand(text, words, reader);
          expect(Entities.safeParse(recorded(understanding.named)).success, text).toBe(true);
          expect(() => spokenIn(text, language.tag), text).not.toThrow();
          expect(hiddenCodes(text), text).toBe(text);
          expect(judge(OFFERED, text, language.tag).kind, text).not.toBe('agrees');
        }
      }
    }
  });

  it('makes no HTML unreadable, and hides nothing in it', () => {
    const pages = [
      '<p style="color:W">hello</p>',
      '<p style="W:red;background:W">hello</p>',
      '<font color="W">hello</font>',
      '<W>hello</W>',
      '<p W="W" class="W" id="W">hello</p>',
      '<style>.W{color:W} W{W:W}</style><p class="W">hello</p>',
      '<p>&W;hello</p>',
    ];
    for (const page of pages) {
      for (const name of SAID) {
        const html = page.replaceAll('W', name);
        expect(ownText({ html }, null).text, html).toContain('hello');
        expect(renderHtml(html, { signatures: 'drop' }).text, html).toContain('hello');
      }
    }
  });

  it('is no setting, no tool and no type of a frame, a message or a line', () => {
    for (const name of NAMES) {
      const odd = JSON.parse(`{${JSON.stringify(name)}:{"a":1},"type":${JSON.stringify(name)}}`) as Record<
        string,
        unknown
      >;
      expect(() => Settings.safeParse(odd), name).not.toThrow();
      expect(readClientFrame(JSON.stringify(odd)), name).toMatchObject({ ok: false });
      expect(parseFrame(JSON.stringify(odd)).type, name).toBe('unknown');
      expect(readCall(name, {}), name).toMatchObject({ kind: 'bad' });
      expect(parseFeed(JSON.stringify(odd)).errors, name).toHaveLength(1);
      expect(formFields(`${encodeURIComponent(name)}=1`), name).toEqual(Object.fromEntries([[name, '1']]));
      const batch = parseWebhook({
        object: 'whatsapp_business_account',
        entry: [
          {
            changes: [
              {
                field: 'messages',
                value: { messages: [{ ...odd, id: 'wamid.1', from: '33612345678', [name]: { id: 'x' } }] },
              },
            ],
          },
        ],
      });
      expect(
        batch.messages.map(({ inbound }) => inbound.kind),
        name,
      ).toEqual(['unsupported']);
    }
  });
});
