import { describe, expect, it } from 'vitest';
import { understand } from '../../../src/brain/embedded/understand.ts';
import { french } from '../../../src/language/fr/index.ts';
import { compiled } from '../../../src/language/reading/compiled.ts';
import { PHRASES } from './phrases.ts';

const read = (text: string) =>
  understand(text, compiled(french), { today: '2026-12-15', country: 'FR', known: [], expectsOrder: false });

const rows = PHRASES.flatMap(([intents, texts]) => texts.map((text) => ({ text, intents })));

describe('what a customer wants', () => {
  it.each(rows)('$text', ({ text, intents }) => {
    const found = read(text).intents.map(({ intent }) => intent);
    expect(found.sort()).toEqual([...intents].sort());
  });
  it('covers enough to mean something', () => expect(rows.length).toBeGreaterThanOrEqual(150));
});

describe('not meant', () => {
  it.each([
    ["Je ne veux pas la renvoyer, je veux l'échanger contre une plus grande", 'exchange'],
    ['je ne veux pas de remboursement, je veux un échange', 'exchange'],
    ["je veux pas l'échanger, remboursez-moi", 'refund'],
  ] as const)('%s', (text, intent) => {
    expect(read(text).intents.map((reading) => reading.intent)).toEqual([intent]);
  });
});

describe('how it is meant', () => {
  it.each([
    ['que dois-je faire, la robe est trop petite ?', 'ask'],
    ['Puis-je la retourner ?', 'ask'],
    ['je voudrais savoir comment la retourner', 'ask'],
    ["c'est possible de la renvoyer ?", 'ask'],
    ['Je souhaite finaliser le retour', 'request'],
    ["Pouvez-vous m'envoyer l'étiquette de retour ?", 'request'],
    ["envoyez-moi l'étiquette svp", 'request'],
    ['je voudrais retourner ma commande', 'request'],
  ] as const)('%s', (text, mode) => expect(read(text).intents[0]?.mode).toBe(mode));
});

describe('what is wrong, and which way', () => {
  it.each([
    ['la taille est trop petite', 'size_too_small', 'up'],
    ["c'est beaucoup trop serré", 'size_too_small', 'up'],
    ['le pantalon est trop long', 'size_too_big', 'down'],
    ['elle taille très grand', 'size_too_big', 'down'],
    ['la taille ne va pas', 'size', null],
    ['la taille au-dessus', null, 'up'],
    ['une taille de plus', null, 'up'],
    ['une taille en dessous svp', null, 'down'],
    ['une plus grande svp', null, 'up'],
    ["elle n'est pas assez grande", 'size_too_small', 'up'],
    ["je n'arrive pas à la fermer", 'size_too_small', 'up'],
  ] as const)('%s', (text, problem, direction) => {
    const reading = read(text);
    expect([reading.problem, reading.wish.direction]).toEqual([problem, direction]);
  });
});

describe('what else is heard', () => {
  it('the channel a customer wants to be answered on', () => {
    expect(read('répondez-moi plutôt sur WhatsApp').answerOn).toBe('whatsapp');
    expect(read('je préfère par mail').answerOn).toBe('email');
    expect(read('je vous ai écrit sur WhatsApp hier').answerOn).toBeNull();
  });
  it('the mood', () => {
    expect(read('Merci infiniment, parfait !').satisfaction).toBeGreaterThan(0.7);
    expect(read("C'EST INADMISSIBLE, BANDE DE MENTEURS").satisfaction).toBe(0);
    expect(read('je suis vraiment déçue').satisfaction).toBeLessThan(0.4);
    expect(read('Où est ma commande ?').satisfaction).toBeNull();
  });
  it('references', () => {
    expect(read('la commande dont je vous ai parlé hier sur votre chat').refers.earlier).toBe(true);
    expect(read('suite à notre échange de ce matin').refers.earlier).toBe(true);
    expect(read('où est ma nouvelle robe').refers.newItem).toBe(true);
    expect(read('Où est ma commande ?').refers.earlier).toBe(false);
  });
  it('a language a customer would rather speak', () => {
    expect(read('on peut parler anglais ?').language).toBe('en');
    expect(read('en anglais svp').language).toBe('en');
    expect(read('parlez-vous allemand ?').language).toBe('de');
    expect(read('ma robe française est trop petite').language).toBeNull();
  });
});
