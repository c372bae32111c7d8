import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Channel } from '../../../src/console/protocol.ts';
import type { SettingsForm } from '../../core/setup/form.ts';
import { decidedModes } from '../../core/setup/lines.ts';
import {
  CHANNELS,
  INTENTS,
  MODES,
  type Mode,
  type ModeTable,
  REST,
  rulesIn,
  rulesOf,
  tableOf,
  withIntent,
  withMode,
  withoutIntent,
} from '../../core/setup/modes.ts';
import { named, say } from '../../texts/setup/texts.ts';
import { named as codeNamed } from '../../texts/texts.ts';
import { Act } from '../shell/act.tsx';
import { Field } from '../shell/field.tsx';
import { SettingsFields } from './save-bar.tsx';
import { useSetup } from './world.ts';

const nameOf = (intent: string) => (intent === REST ? say('liveRest') : codeNamed('intent', intent));

/** What the assistant answers by itself, by kind of question and channel. */
export function Live() {
  const form = useSetup().formOf('live');
  form.show('modes');
  const table = useSignal<ModeTable>(tableOf(rulesIn(form.valueOf('modes'))));
  const write = (next: ModeTable) => {
    table.value = next;
    form.set('modes', rulesOf(next));
  };
  useDecided(form, table.value);
  const state = form.state.value;
  useEffect(() => {
    // Dropped, or taken back: the table is what holds.
    if (state === 'back' || state === 'kept') table.value = tableOf(rulesIn(form.valueOf('modes')));
  }, [state, form, table]);
  return (
    <SettingsFields form={form} label={say('liveSave')}>
      <p class="muted">{say('liveLead')}</p>
      <Quick table={table.value} write={write} />
      <div class="scrolls">
        <table class="modes">
          <caption class="unseen">{say('liveTable')}</caption>
          <thead>
            <tr>
              <th scope="col">{say('liveWhat')}</th>
              {CHANNELS.map((channel) => (
                <th key={channel} scope="col">
                  {codeNamed('channel', channel)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {[...table.value].reverse().map(([intent, row]) => (
              <Row key={intent} intent={intent} row={row} table={table.value} write={write} />
            ))}
          </tbody>
        </table>
      </div>
      <AddIntent table={table.value} write={write} />
    </SettingsFields>
  );
}

/** A store whose modes nobody decided begins with what holds: it is saved by one press. */
function useDecided(form: SettingsForm, table: ModeTable): void {
  const isDecided = decidedModes(form.settings) !== null;
  const isKept = form.state.value !== 'changed';
  useEffect(() => {
    if (!isDecided && isKept) form.set('modes', rulesOf(table));
  }, [isDecided, isKept, form, table]);
}

interface Written {
  table: ModeTable;
  write: (table: ModeTable) => void;
}

function Quick({ table, write }: Written) {
  const all = (mode: Mode) =>
    write(CHANNELS.reduce((next, channel) => withMode(next, REST, channel, mode), table));
  return (
    <div class="acts">
      {MODES.map((mode) => (
        <Act key={mode} onClick={() => all(mode)}>
          {say('liveAll', { mode: named('mode', mode) })}
        </Act>
      ))}
    </div>
  );
}

function Row({ intent, row, table, write }: Written & { intent: string; row: Record<Channel, Mode> }) {
  const what = nameOf(intent);
  return (
    <tr>
      <th scope="row">
        {what}
        {intent !== REST && (
          <Act
            look="quiet"
            icon="close"
            label={say('removeOne', { what })}
            onClick={() => write(withoutIntent(table, intent))}
          />
        )}
      </th>
      {CHANNELS.map((channel) => (
        <td key={channel}>
          <span class="of" aria-hidden="true">
            {codeNamed('channel', channel)}
          </span>
          <select
            class={row[channel]}
            aria-label={say('liveCell', { what, channel: codeNamed('channel', channel) })}
            value={row[channel]}
            onChange={({ currentTarget }) => {
              const mode = MODES.find((one) => one === currentTarget.value);
              if (mode) write(withMode(table, intent, channel, mode));
            }}
          >
            {MODES.map((mode) => (
              <option key={mode} value={mode}>
                {named('mode', mode)}
              </option>
            ))}
          </select>
        </td>
      ))}
    </tr>
  );
}

function AddIntent({ table, write }: Written) {
  const left = INTENTS.filter((intent) => !table.has(intent));
  return (
    <Field label={say('liveAdd')}>
      {(control) => (
        <select
          {...control}
          value=""
          onChange={({ currentTarget }) => {
            const chosen = left.find((one) => one === currentTarget.value);
            if (chosen) write(withIntent(table, chosen));
          }}
        >
          <option value="">…</option>
          {left.map((intent) => (
            <option key={intent} value={intent}>
              {nameOf(intent)}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
