import { words } from '../words.ts';

/*
 * Numbers from 10 to 99 as they are said in France, Belgium and Switzerland: "soixante-dix" and "septante",
 * "quatre-vingts", "huitante" and "octante", "quatre-vingt-dix" and "nonante".
 */

const UNITS = words('un deux trois quatre cinq six sept huit neuf');
const TEENS = words('dix onze douze treize quatorze quinze seize');
const SIMPLE: Record<string, number> = {
  ...{ vingt: 20, trente: 30, quarante: 40, cinquante: 50, soixante: 60 },
  ...{ septante: 70, huitante: 80, octante: 80, nonante: 90 },
};

function named(): Record<string, number> {
  const all: Record<string, number> = { 'quatre vingt': 80, 'quatre vingts': 80 };
  for (const [i, teen] of TEENS.entries()) all[teen] = 10 + i;
  for (const unit of ['sept', 'huit', 'neuf']) all[`dix ${unit}`] = 11 + UNITS.indexOf(unit);
  for (const [round, value] of Object.entries(SIMPLE)) {
    all[round] = value;
    for (const [i, unit] of UNITS.entries()) all[`${round} ${i === 0 ? 'et un' : unit}`] = value + i + 1;
    all[`${round} et une`] = value + 1;
  }
  const upToTwenty = Object.entries(all).filter(([, value]) => value >= 10 && value < 20);
  for (const [teen, value] of upToTwenty) {
    all[`soixante ${teen === 'onze' ? 'et onze' : teen}`] = 60 + value;
    all[`quatre vingt ${teen}`] = 80 + value;
  }
  for (const [i, unit] of UNITS.entries()) all[`quatre vingt ${unit}`] = 81 + i;
  all['quatre vingt une'] = 81;
  return all;
}

export const numbers = named();
