import type { tests as english } from '../en/tests.ts';

export const tests: Record<keyof typeof english, string> = {
  tests: 'Tests',
  testsLead:
    'Douze conversations que toute boutique a, et les vôtres, sont rejouées avec de nouveaux réglages avant leur publication.',
  testsNone: 'Rien n’a encore été joué, et aucun fil n’a été retenu comme test.',
  testsSummary: 'Réussis : {passes} · en échec : {fails} · déjà en échec : {before} · jamais joués : {never}',
  testReady: 'commun à toutes les boutiques',
  testBy: 'par {name}',
  testWords: 'Ses mots',
  test_passes: 'réussi',
  test_fails: 'en échec',
  test_failed_before: 'déjà en échec',
  test_never: 'jamais joué',
  makeTest: 'En faire un test',
  madeTest: 'Le fil est désormais un test.',
};
