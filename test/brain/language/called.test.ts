import { describe, expect, it } from 'vitest';
import { calledBy } from '../../../src/language/names/called.ts';

/* What somebody is called by, out of one line that a shop keeps for a name. */

describe('a given name that is sure', () => {
  it.each([
    ['Sophie Martin', 'Sophie'],
    ['sophie martin', 'Sophie'],
    ['Keane, Mary', 'Mary'],
    ['Keane,Mary', 'Mary'],
    ['Keane, Dr. Mary', 'Mary'],
    ['Mary Keane, PhD', 'Mary'],
    ['KEANE Mary', 'Mary'],
    ['Mary KEANE', 'Mary'],
    ['McDONALD Ron', 'Ron'],
    ['DE LA CRUZ Maria', 'Maria'],
    ['VAN DER BERG Anna', 'Anna'],
    ['MARTIN SOPHIE', 'Sophie'],
    ['SOPHIE MARTIN', 'Sophie'],
    ['JEAN-PIERRE DUPONT', 'Jean-Pierre'],
    ['Jean-Pierre DUPONT', 'Jean-Pierre'],
    ['Dr. Mary Keane', 'Mary'],
    ['Dr.Mary Keane', 'Mary'],
    ['MR JOHN SMITH', 'John'],
    ['M. Jean Dupont', 'Jean'],
    ['Mme Sophie MARTIN', 'Sophie'],
    ['Frau Dr. Anja Müller', 'Anja'],
    ['Sra. Carmen López', 'Carmen'],
    ['Mary J. Blige', 'Mary'],
    ['Mary "Molly" Keane', 'Mary'],
    ['Léa (cadeau)', 'Léa'],
    ['✨Léa✨', 'Léa'],
    ['Mary\u200B\tKeane', 'Mary'],
    ["D'Angelo Russo", "D'Angelo"],
    ['Петров Иван Иванович', 'Иван'],
    ['Иван Иванович Петров', 'Иван'],
    ['Priya Thomas', 'Priya'],
    ['Maria de Sá', 'Maria'],
  ])('%j is called %s', (name, called) => expect(calledBy(name)).toBe(called));
});

describe('nobody is called by a guess', () => {
  it.each([
    [
      'a title and a family',
      ['Dr. Keane', 'M. Dupont', 'Mme MARTIN', 'Herr Müller', 'Sr. García', 'Keane, Mrs'],
    ],
    [
      'a couple',
      ['M. et Mme Dupont', 'Mr & Mrs Smith', 'John and Mary Smith', 'Jean et Marie Dupont', 'Jan en Lotte'],
    ],
    ['two with a stroke', ['Smith / Jones', 'Tom+Anna Weber', 'Keane, Mary & Tom']],
    [
      'a company',
      ['Acme GmbH', 'Acme, Inc.', 'Dupont S.A.R.L.', 'Boutique Lune', 'Weber & Söhne', 'Famille Petit'],
    ],
    ['a mailbox or a login', ['mary.keane@example.com', 'mary.keane', 'mkeane77', 'mary_k']],
    ['an initial', ['J. Smith', 'J.R. Smith', 'Keane, M.', 'JP Dupont', 'M Keane']],
    ['nothing', ['', ' ', '-', 'N/A', 'Guest', 'null null', 'Client', '…', '<b>Mary</b>', 'x'.repeat(200)]],
    ['capitals that go either way', ['THOMAS MARTIN', 'KEANE', 'KEANE OROURKE']],
    ['an order that what is known of the words speaks against', ['Keane Mary', 'MARY Keane', 'Dupont']],
    ['families that come first', ['王小明', '山田 太郎', '김 민수', 'Nguyễn Văn An', 'van der Berg Anna']],
  ])('%s', (_, names) => {
    for (const name of names) expect([name, calledBy(name)]).toEqual([name, null]);
  });
});
