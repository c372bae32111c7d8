import { useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { type TestLine, type TestResult, Tests } from '../../core/pages/tests.ts';
import { hrefOf } from '../../core/router.ts';
import { named, say } from '../../texts/texts.ts';
import { Act } from '../shell/act.tsx';
import { Empty, Shown, Trouble } from '../shell/states.tsx';
import { useApp, useWork } from '../world.ts';
import { SettingsHead } from './settings-head.tsx';

/** What the settings are tried with before they are published, and how that went last. */
export function TestsPage() {
  const { api } = useWork();
  const tests = useMemo(() => new Tests(api), [api]);
  return (
    <div class="page">
      <SettingsHead name="tests" lead="testsLead" />
      <p>
        <a href={hrefOf({ page: 'change' })}>{say('change')}</a>
      </p>
      <Trouble problem={tests.problem.value} />
      <Shown of={tests.list} rows={6}>
        {(lines) =>
          lines.length === 0 ? (
            <Empty text={say('testsNone')} />
          ) : (
            <>
              <p role="status">{summary(lines)}</p>
              <ul class="cards" aria-label={say('tests')}>
                {lines.map((line) => (
                  <Line key={line.id} line={line} tests={tests} />
                ))}
              </ul>
            </>
          )
        }
      </Shown>
    </div>
  );
}

function summary(lines: readonly TestLine[]): string {
  const count = (state: TestResult['state']) => lines.filter(({ result }) => result?.state === state).length;
  const never = lines.filter(({ result }) => result === null).length;
  return say('testsSummary', {
    ...{ passes: count('passes'), fails: count('fails'), before: count('failed before'), never },
  });
}

function Line({ line: { id, goal, steps, by, result }, tests }: { line: TestLine; tests: Tests }) {
  const { formats, now } = useApp();
  const sure = useSignal(false);
  const state = result?.state ?? 'never';
  const remove = async () => {
    if (!sure.value) sure.value = true;
    else await tests.remove(id);
  };
  return (
    <li>
      <b dir="auto">{goal}</b>{' '}
      <span class={`state ${state === 'fails' ? 'broken' : state === 'passes' ? 'ok' : 'open'}`}>
        {named('test', state.replace(' ', '_'))}
      </span>
      <p class="muted">
        {id}
        {steps === null ? ` · ${say('testReady')}` : by && ` · ${say('testBy', { name: by })}`}
        {result && ` · ${formats.value.moment(result.at, now.value)}`}
      </p>
      <Why why={result?.why ?? []} />
      <Said steps={steps} result={result} />
      {steps !== null && (
        <div class="acts">
          <Act look="bad" disabled={tests.busy.value} onClick={() => void remove()}>
            {sure.value ? say('removeSure', { name: id }) : say('remove')}
          </Act>
        </div>
      )}
    </li>
  );
}

/** What did not hold. */
export function Why({ why }: { why: readonly string[] }) {
  if (why.length === 0) return null;
  return (
    <ul class="trouble">
      {why.map((one) => (
        <li key={one} dir="auto">
          {one}
        </li>
      ))}
    </ul>
  );
}

/** The words of it when it failed; else what the customer says in it. */
export function Said({
  steps,
  result,
}: Pick<TestLine, 'steps'> & { result: Pick<TestResult, 'lines'> | null }) {
  const lines = result?.lines.length
    ? result.lines.map(({ who, text }) => ({
        who: named('author', who === 'service' ? 'assistant' : who),
        text,
      }))
    : (steps ?? []).flatMap(({ channel, lines: its }) =>
        its.map((text) => ({ who: named('channel', channel), text })),
      );
  if (lines.length === 0) return null;
  return (
    <details>
      <summary>{say('testWords')}</summary>
      {lines.map(({ who, text }, n) => (
        <p key={n} dir="auto">
          <b>{who}</b> {text}
        </p>
      ))}
    </details>
  );
}
