import { useComputed, useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { Change, type Preset } from '../../core/pages/change.ts';
import { FIELDS, type FieldKind, type FieldName } from '../../core/pages/change-of.ts';
import { named, say } from '../../texts/texts.ts';
import { Act } from '../shell/act.tsx';
import { Field } from '../shell/field.tsx';
import { Shown, Trouble } from '../shell/states.tsx';
import { useWork } from '../world.ts';
import { SettingsHead } from './settings-head.tsx';
import { Said, Why } from './tests.tsx';

const NAMES = Object.keys(FIELDS) as FieldName[];

/** A change of the settings that is tried on the store's tests before it holds. */
export function ChangePage() {
  const { api } = useWork();
  const change = useMemo(() => new Change(api), [api]);
  return (
    <div class="page">
      <SettingsHead name="change" lead="changeLead" />
      <Shown of={change.read} rows={8}>
        {({ presets, tests }) => (
          <>
            <div class="sentences">
              <PresetField change={change} presets={presets} />
              {NAMES.map((name) => (
                <ChangeField key={name} name={name} change={change} />
              ))}
              <More change={change} />
              <Field label={say('changeWhy')}>
                {(control) => (
                  <input
                    {...control}
                    value={change.why.value}
                    maxLength={500}
                    onInput={(event) => (change.why.value = event.currentTarget.value)}
                  />
                )}
              </Field>
            </div>
            <Acts change={change} tests={tests.length} />
            <Trials change={change} />
          </>
        )}
      </Shown>
    </div>
  );
}

function PresetField({ change, presets }: { change: Change; presets: readonly Preset[] }) {
  const chosen = presets.find(({ id }) => id === change.preset.value);
  return (
    <Field label={say('changePreset')} hint={chosen?.description}>
      {(control) => (
        <select
          {...control}
          value={change.preset.value}
          onChange={(event) => change.choose(event.currentTarget.value)}
        >
          <option value="">{say('changePresetNone')}</option>
          {presets.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

function ChangeField({ name, change }: { name: FieldName; change: Change }) {
  const kind: FieldKind = FIELDS[name];
  const value = change.valueOf(name);
  const label = named('field', name);
  if (kind === 'yes')
    return (
      <label class="switch">
        <input
          type="checkbox"
          checked={value === true}
          onChange={(event) => change.set(name, event.currentTarget.checked)}
        />
        {label}
      </label>
    );
  if (typeof kind === 'string' && kind !== 'text')
    return <Amount name={name} change={change} unit={kind === 'money' ? change.minorUnits : 1} />;
  return (
    <Field label={label} fault={change.faultAt(name)}>
      {(control) =>
        kind === 'text' ? (
          <input
            {...control}
            value={String(value ?? '')}
            // With each letter: a button that only leaving the field enables would not take the click that leaves it.
            onInput={(event) => change.set(name, event.currentTarget.value)}
          />
        ) : (
          <select
            {...control}
            value={String(value)}
            onChange={(event) => change.set(name, event.currentTarget.value)}
          >
            {kind.map((one) => (
              <option key={one} value={one}>
                {named('choice', one)}
              </option>
            ))}
          </select>
        )
      }
    </Field>
  );
}

/** What is being typed stands as it is typed until one leaves the field: `12.` is on its way to `12.5`. */
function Amount({ name, change, unit }: { name: FieldName; change: Change; unit: number }) {
  const typed = useSignal<string | null>(null);
  return (
    <Field label={named('field', name)} fault={change.faultAt(name)}>
      {(control) => (
        <input
          {...control}
          type="number"
          min={0}
          step={1 / unit}
          value={typed.value ?? Number(change.valueOf(name)) / unit}
          onInput={({ currentTarget: { value } }) => {
            typed.value = value;
            if (value !== '') change.set(name, Math.round(Number(value) * unit));
          }}
          onBlur={() => (typed.value = null)}
        />
      )}
    </Field>
  );
}

function More({ change }: { change: Change }) {
  return (
    <Field label={say('changeMore')} fault={change.patch.value === null ? say('changeMoreBad') : null}>
      {(control) => (
        <textarea
          {...control}
          rows={3}
          spellcheck={false}
          placeholder='{ "withdrawal": true }'
          value={change.more.value}
          onInput={(event) => (change.more.value = event.currentTarget.value)}
        />
      )}
    </Field>
  );
}

function Acts({ change, tests }: { change: Change; tests: number }) {
  const sure = useSignal(false);
  const { tried, busy, trials } = change;
  const nothing = change.patch.value === null || change.isEmpty.value;
  const publish = async () => {
    if (tried.value !== 'holds' && !sure.value) {
      sure.value = true;
      return;
    }
    sure.value = false;
    await change.publish();
  };
  return (
    <>
      <div class="acts">
        <Act
          look={tried.value === 'no' ? 'go' : 'plain'}
          busy={tried.value === 'running'}
          disabled={nothing || busy.value}
          onClick={() => void change.try()}
        >
          {say('changeTry')}
        </Act>
        <Act
          look={tried.value === 'holds' ? 'go' : 'plain'}
          disabled={nothing || busy.value}
          onClick={() => void publish()}
        >
          {say(sure.value && tried.value !== 'holds' ? 'changeAnyway' : 'changePublish')}
        </Act>
      </div>
      <p role="status">
        {tried.value === 'running'
          ? say('changeTrying', { n: trials.value.length, of: tests })
          : wordsOf(change, nothing)}
      </p>
      <Trouble problem={change.problem.value} />
      {change.problem.value?.errors && (
        <Why why={change.problem.value.errors.map(({ at, message }) => `${at}: ${message}`)} />
      )}
    </>
  );
}

function wordsOf({ tried, trials, published }: Change, nothing: boolean): string {
  if (published.value) return say('changePublished');
  if (nothing) return say('changeNothing');
  if (tried.value === 'holds') return say('changeHolds');
  if (tried.value !== 'breaks') return say('changeNotTried');
  return say('changeBreaks', { n: trials.value.filter(({ state }) => state === 'fails').length });
}

/** What does not hold, with the words of it; then what holds. */
function Trials({ change }: { change: Change }) {
  const lines = useComputed(() => {
    const rank = { fails: 0, 'failed before': 1, passes: 2 };
    return change.trials.value.toSorted((one, other) => rank[one.state] - rank[other.state]);
  });
  if (change.tried.value === 'no' || lines.value.length === 0) return null;
  return (
    <ul class="cards" aria-label={say('tests')}>
      {lines.value.map((trial) => (
        <li key={trial.scenario}>
          <b dir="auto">{trial.goal}</b>
          <p>
            <span class={`state ${{ fails: 'broken', 'failed before': 'open', passes: 'ok' }[trial.state]}`}>
              {named('test', trial.state.replace(' ', '_'))}
            </span>{' '}
            <span class="muted">{trial.scenario}</span>
          </p>
          <Why why={trial.why} />
          <Said steps={null} result={trial} />
        </li>
      ))}
    </ul>
  );
}
