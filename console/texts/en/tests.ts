export const tests = {
  tests: 'Tests',
  testsLead:
    'Twelve conversations that every store has, and those of your own, are played with new settings before these are published.',
  testsNone: 'Nothing was played yet, and no thread was made a test.',
  testsSummary: 'Hold: {passes} · fail: {fails} · failed before: {before} · never played: {never}',
  testReady: 'every store has it',
  testBy: 'by {name}',
  testWords: 'The words of it',
  test_passes: 'holds',
  test_fails: 'fails',
  test_failed_before: 'failed before',
  test_never: 'never played',
  makeTest: 'Make this a test',
  madeTest: 'The thread is a test now.',
};
