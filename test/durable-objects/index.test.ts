import { evictDurableObject, runInDurableObject } from 'cloudflare:test';
import { describe, expect, it } from 'vitest';
import type { QueueEntry } from '../../src/console/protocol.ts';
import { readQuestion } from '../../src/search/question.ts';
import type { IndexedThread, SaidLine } from '../../src/search/rows.ts';
import { bindings } from '../door/world.ts';

/* One part of a store's index: what it finds, and that it forgets. */

let objects = 0;
const fresh = () => bindings.INDEX.getByName(`test:index/${objects++}`);
type Part = ReturnType<typeof fresh>;

const card = (customer: string, changes: Partial<QueueEntry> = {}): QueueEntry => ({
  ...{ customer, name: null, known: false, assurance: 'anonymous', channels: ['chat'], state: 'assistant' },
  ...{ last: { at: '2026-06-09T10:00:00.000Z', author: 'customer', text: 'Hello' }, urgency: 'later' },
  ...{ since: '', reason: '', summary: '', due: null, warn: null, language: 'en', skills: [], order: null },
  ...{ tags: [], advisor: null, snoozedUntil: null, viewers: [] },
  ...changes,
});
let events = 0;
const line = (text: string, changes: Partial<SaidLine> = {}): SaidLine => ({
  ...{ event: `e${events++}`, at: '2026-06-09T10:00:00.000Z', kind: 'message', channel: 'chat' },
  ...{ author: 'customer', text, orders: [] },
  ...changes,
});
const told = (customer: string, changes: Partial<IndexedThread> = {}, shown: Partial<QueueEntry> = {}) => ({
  ...{ card: card(customer, shown), keys: [], orders: null, lines: [], gone: [] },
  ...changes,
});
async function find(part: Part, q: string, changes: object = {}) {
  const query = { question: readQuestion(q), state: null, only: null, before: null, most: 30, ...changes };
  return structuredClone(await part.find(query));
}
const names = async (part: Part, q: string, changes: object = {}) =>
  (await find(part, q, changes)).hits.map((hit) => hit.card.customer);

/** Everything that is kept beside the schema, as text; the pages of the full text as what can be read in them. */
function keptIn(part: Part): Promise<string> {
  return runInDurableObject(part, (_, { storage }) => {
    const tables = [
      'people',
      'named',
      'tags',
      'said',
      'asked',
      'words_data',
      'parts_data',
      'words_idx',
      'parts_idx',
    ];
    return tables
      .flatMap((table) => storage.sql.exec(`SELECT * FROM ${table}`).toArray())
      .flatMap((row) => Object.values(row))
      .map((value) =>
        value instanceof ArrayBuffer ? new TextDecoder('latin1').decode(value) : String(value),
      )
      .join('\n');
  });
}

describe('a part of the index', () => {
  it('finds by name, mailbox, part of a number, order and tracking number, accents or not', async () => {
    const part = fresh();
    const keys = ['sophie.martin@example.com', '+33612345678', 'c-1'];
    await part.put('cu_1', told('cu_1', { keys, orders: ['45821', 'MR0045821'] }, { name: 'Sophie Märtin' }));
    await part.put('cu_2', told('cu_2', { keys: ['paul@example.org'] }, { name: 'Li Wei' }));
    for (const q of [
      ...['sophie', 'MARTIN', 'artin', 'martin sophie', 'sophie.martin@example.com', 'martin@exa'],
      ...['06 12 34 56 78', '+33 612345678', '5678', '45821', '#4582', 'mr0045821', '004582', 'sophie ma'],
    ])
      expect(await names(part, q), q).toEqual(['cu_1']);
    expect(await names(part, 'li')).toEqual(['cu_2']);
    for (const q of ['sophia', '999', 'martin paul', 'zz']) expect(await names(part, q), q).toEqual([]);
  });

  it('finds the newest message with all the words, once a thread, and shows it', async () => {
    const part = fresh();
    const at = (day: number) => `2026-06-0${day}T10:00:00.000Z`;
    await part.put('cu_1', {
      ...told('cu_1'),
      lines: [
        line('La crème brûlée est arrivée', { at: at(1) }),
        line('Une crème sans rien', { at: at(3) }),
        line('Encore une crème brûlée', { at: at(2), channel: 'email' }),
      ],
    });
    await part.put('cu_2', told('cu_2', { lines: [line('creme brulee', { at: at(4) })] }));
    const { hits } = await find(part, 'CREME brul');
    expect(hits.map((hit) => hit.card.customer)).toEqual(['cu_2', 'cu_1']);
    expect(hits[1]?.found).toEqual({ at: at(2), channel: 'email', text: 'Encore une crème brûlée' });
    expect(await names(part, 'brulee rien')).toEqual([]);
  });

  it('finds a person by name and by what they said, in one question', async () => {
    const part = fresh();
    for (const n of [1, 2, 3]) {
      const text = n === 2 ? 'The zip of the dress is broken' : 'Where is my parcel?';
      await part.put(`cu_${n}`, told(`cu_${n}`, { lines: [line(text)] }, { name: `Sophie Roche${n}` }));
    }
    await part.put('cu_9', told('cu_9', { lines: [line('Another broken zip')] }, { name: 'Paul' }));
    expect(await names(part, 'sophie zip')).toEqual(['cu_2']);
    expect(await names(part, 'broken zip sophie')).toEqual(['cu_2']);
    expect(await names(part, 'roche3 zip')).toEqual([]);
  });

  it('has what is told twice once, and what changed as it is now', async () => {
    const part = fresh();
    const said = line('my code is 123456');
    const tell = () => part.put('cu_1', told('cu_1', { lines: [said], keys: ['a@example.com'] }));
    await tell();
    await evictDurableObject(part);
    await tell();
    expect((await find(part, 'code')).hits).toHaveLength(1);
    await part.put('cu_1', told('cu_1', { lines: [{ ...said, text: 'my code is ••••••' }], keys: [] }));
    expect(await names(part, '123456')).toEqual([]);
    expect(await names(part, 'example')).toEqual([]);
    expect((await find(part, 'code')).hits).toHaveLength(1);
    await part.put('cu_1', told('cu_1', { gone: [said.event] }));
    expect(await names(part, 'code')).toEqual([]);
  });

  it('lists views and tags newest first, in pages that show everybody once', async () => {
    const part = fresh();
    for (let n = 0; n < 7; n++)
      await part.put(
        `cu_${n}`,
        told(
          `cu_${n}`,
          {},
          {
            state: n % 2 ? 'closed' : 'assistant',
            tags: n < 4 ? ['vip'] : ['late', 'vip'],
            last: { at: `2026-06-0${n + 1}T10:00:00.000Z`, author: 'customer', text: '' },
          },
        ),
      );
    expect(await names(part, '', { state: 'closed' })).toEqual(['cu_5', 'cu_3', 'cu_1']);
    expect(await names(part, 'tag:late')).toEqual(['cu_6', 'cu_5', 'cu_4']);
    expect(await names(part, 'tag:late tag:vip', { state: 'closed' })).toEqual(['cu_5']);
    expect(await names(part, 'tag:vip', { only: ['cu_1', 'cu_6'] })).toEqual(['cu_6', 'cu_1']);
    const { hits, next } = await find(part, '', { most: 2 });
    expect(hits.map((hit) => hit.card.customer)).toEqual(['cu_6', 'cu_5', 'cu_4']);
    expect(await names(part, '', { before: next, most: 9 })).toEqual(['cu_3', 'cu_2', 'cu_1', 'cu_0']);
    await part.put('cu_6', told('cu_6', {}, { tags: [] }));
    expect(await names(part, 'tag:late')).toEqual(['cu_5', 'cu_4']);
  });

  it('forgets a person so that no row and no page of its words names them', async () => {
    const part = fresh();
    const lines = Array.from({ length: 40 }, (_, n) =>
      line(`zanzibar${n} quixotic`, { orders: [`9917${n}`] }),
    );
    await part.put(
      'cu_1',
      told('cu_1', { lines, keys: ['zora@example.com'] }, { name: 'Zora', tags: ['vip'] }),
    );
    await part.put('cu_2', told('cu_2', { lines: [line('ordinary words')] }));
    expect(await names(part, 'quixotic')).toEqual(['cu_1']);
    while (await part.forget('cu_1'));
    expect(await names(part, 'quixotic')).toEqual([]);
    expect(await names(part, 'ordinary')).toEqual(['cu_2']);
    expect(await keptIn(part)).not.toMatch(/zan|quix|zor|9917|cu_1|vip/);
    await part.forget('cu_2');
    expect(await names(part, 'ordinary')).toEqual([]);
    await part.put('cu_3', told('cu_3', { lines: [line('ordinary again')] }, { name: 'Zoe' }));
    expect([await names(part, 'ordinary'), await names(part, 'zoe')]).toEqual([['cu_3'], ['cu_3']]);
  });

  it('forgets single words of a thread, and by what lists show it', async () => {
    const part = fresh();
    const [first, second] = [line('somebody else said this'), line('this is mine')];
    const shown = { last: { at: '', author: 'customer', text: 'else said' }, summary: 'else' } as const;
    await part.put('cu_1', told('cu_1', { lines: [first, second] }, shown));
    await part.unsay('cu_2', [second.event]);
    await part.unsay('cu_1', [first.event]);
    expect(await names(part, 'somebody')).toEqual([]);
    const { hits } = await find(part, 'mine');
    expect(hits[0]?.card).toMatchObject({ summary: '', last: { text: '' } });
    expect(await keptIn(part)).not.toContain('else');
  });

  it('makes no tables for a question', async () => {
    const part = fresh();
    expect(await find(part, 'anything')).toEqual({ hits: [], next: null });
    expect(await part.forget('cu_1')).toBe(false);
    expect(await part.rebuild([])).toBe(0);
    const { n } = await runInDurableObject(part, (_, { storage }) =>
      storage.sql.exec<{ n: number }>("SELECT count(*) AS n FROM sqlite_master WHERE name = 'said'").one(),
    );
    expect(n).toBe(0);
  });
});
