import { useSignal } from '@preact/signals';
import type { QuietHours } from '../../../src/console/protocol.ts';
import { type Notices, WEEKDAYS } from '../../core/pages/notices.ts';
import { named, say } from '../../texts/texts.ts';
import { Act } from '../shell/act.tsx';
import { Kept } from './notice-kept.tsx';

/** What is offered first: nights. */
const NIGHT = { from: '20:00', to: '08:00', days: [], urgent: false };

/** When the person is told of nothing, in their own time zone. */
export function QuietForm({ notices, quiet }: { notices: Notices; quiet: QuietHours | null }) {
  const wanted = useSignal(quiet !== null);
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const shown = quiet ?? { ...NIGHT, timeZone };
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (!(event.target instanceof HTMLFormElement)) return;
    const given = new FormData(event.target);
    const chosen = given.getAll('days').map(String);
    await notices.setQuiet({
      from: String(given.get('from')),
      to: String(given.get('to')),
      days: WEEKDAYS.filter((day) => chosen.includes(day)),
      timeZone: String(given.get('zone')),
      urgent: given.get('urgent') === 'on',
    });
  };
  const change = (on: boolean) => {
    wanted.value = on;
    if (!on && quiet !== null) void notices.setQuiet(null);
  };
  return (
    <section aria-labelledby="quiet-title">
      <h2 id="quiet-title">{say('quiet')}</h2>
      <label class="switch">
        <input
          type="checkbox"
          checked={wanted.value}
          onChange={(event) => change(event.currentTarget.checked)}
        />
        {say('quietOn')}
      </label>
      {wanted.value && (
        <form class="stack" onSubmit={(event) => void submit(event)}>
          <div class="acts">
            <label class="field">
              {say('quietFrom')}
              <input name="from" type="time" required defaultValue={shown.from} />
            </label>
            <label class="field">
              {say('quietTo')}
              <input name="to" type="time" required defaultValue={shown.to} />
            </label>
          </div>
          <fieldset class="days">
            <legend>{say('quietDays')}</legend>
            {WEEKDAYS.map((day) => (
              <label key={day} class="switch">
                <input
                  type="checkbox"
                  name="days"
                  value={day}
                  defaultChecked={shown.days.some((one) => one === day)}
                />
                {named('day', day)}
              </label>
            ))}
          </fieldset>
          <label class="field">
            {say('quietZone')}
            <select name="zone" defaultValue={shown.timeZone}>
              {[...new Set([shown.timeZone, ...Intl.supportedValuesOf('timeZone')])].map((zone) => (
                <option key={zone} value={zone} selected={zone === shown.timeZone}>
                  {zone.replaceAll('_', ' ')}
                </option>
              ))}
            </select>
          </label>
          <label class="switch">
            <input type="checkbox" name="urgent" defaultChecked={shown.urgent} />
            {say('quietUrgent')}
          </label>
          <Act type="submit" look="go" disabled={notices.busy.value}>
            {say('save')}
          </Act>
        </form>
      )}
      <Kept notices={notices} of="quiet" />
    </section>
  );
}
