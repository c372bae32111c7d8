import { useMemo } from 'preact/hooks';
import { Change } from '../../core/pages/change.ts';
import { hrefOf } from '../../core/router.ts';
import { say } from '../../texts/setup/texts.ts';
import { Act } from '../shell/act.tsx';
import { Icon } from '../shell/icons.tsx';
import { Shown, Trouble } from '../shell/states.tsx';
import { useSetup } from './world.ts';

/** Plays every test of the store with the settings as they are. */
export function TestsPart() {
  const setup = useSetup();
  const change = useMemo(() => new Change(setup.api), [setup]);
  const play = async () => {
    await change.try();
    setup.changed();
  };
  const { tried, trials, busy } = change;
  const fails = trials.value.filter(({ state }) => state !== 'passes');
  const isDone = !busy.value && trials.value.length > 0;
  return (
    <div class="stack">
      <p class="muted">{say('testsLead')}</p>
      <Shown of={change.read} rows={1}>
        {({ tests }) => (
          <>
            <div class="acts">
              <Act look="go" busy={busy.value} disabled={busy.value} onClick={() => void play()}>
                {say('testsPlay')}
              </Act>
              <p role="status" class={isDone && fails.length === 0 ? 'good' : ''}>
                {tried.value === 'running' &&
                  say('testsPlaying', { n: trials.value.length, of: tests.length })}
                {isDone && fails.length === 0 && (
                  <>
                    <Icon name="check" /> {say('testsHold')}
                  </>
                )}
                {isDone && fails.length > 0 && say('testsFail', { n: fails.length })}
              </p>
            </div>
            {isDone && fails.length > 0 && (
              <ul class="cards">
                {fails.map(({ scenario, goal, why }) => (
                  <li key={scenario}>
                    <b>{goal}</b>
                    <span class="fault">{why.join(' · ')}</span>
                  </li>
                ))}
              </ul>
            )}
          </>
        )}
      </Shown>
      <Trouble problem={change.problem.value} />
      <p>
        <a href={hrefOf({ page: 'tests' })}>{say('testsAll')}</a>
      </p>
    </div>
  );
}
