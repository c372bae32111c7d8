import type { SettingsForm } from '../../core/setup/form.ts';
import {
  changedSpan,
  DAYS,
  type Day,
  likeDay,
  type Span,
  weekOf,
  withoutSpan,
  withSpan,
} from '../../core/setup/hours.ts';
import { named, say } from '../../texts/setup/texts.ts';
import { Act } from '../shell/act.tsx';
import { Fault, FieldGroup } from '../shell/field.tsx';

/** The hours of a week, each day with as many spans as it has. */
export function WeekFields({ form }: { form: SettingsForm }) {
  form.show('hours');
  const week = weekOf(form.valueOf('hours'));
  const change = (day: Day, spans: Span[]) => form.set('hours', { ...week, [day]: spans });
  return (
    <FieldGroup legend={say('hours')}>
      <p class="muted">{say('hoursLead')}</p>
      <ul class="week">
        {DAYS.map((day) => (
          <li key={day}>
            <span class="weekday">{named('day', day)}</span>
            <Spans day={named('day', day)} spans={week[day] ?? []} change={(spans) => change(day, spans)} />
            <Fault text={form.faultAt(`hours.${day}`)} />
          </li>
        ))}
      </ul>
      <div>
        <Act look="quiet" onClick={() => form.set('hours', likeDay(week, 'mon'))}>
          {say('likeMonday')}
        </Act>
      </div>
    </FieldGroup>
  );
}

/** `day`: what the day is called. */
export function Spans({
  day,
  spans,
  change,
}: {
  day: string;
  spans: readonly Span[];
  change: (spans: Span[]) => void;
}) {
  const time = (index: number, end: 0 | 1, value: string) => (
    <input
      type="time"
      required
      aria-label={say(end === 0 ? 'from' : 'until', { day, n: index + 1 })}
      value={value === '24:00' ? '00:00' : value}
      onInput={({ currentTarget }) => {
        const typed = currentTarget.value;
        // A day ends at 24:00, which a clock writes as 00:00.
        if (typed) change(changedSpan(spans, index, end, end === 1 && typed === '00:00' ? '24:00' : typed));
      }}
    />
  );
  return (
    <span class="spans">
      {spans.length === 0 && <span class="muted">{say('closed')}</span>}
      {spans.map(([from, until], index) => (
        <span key={index} class="span">
          {time(index, 0, from)}–{time(index, 1, until)}
          <Act
            look="quiet"
            icon="close"
            label={say('removeSpan', { day, n: index + 1 })}
            onClick={() => change(withoutSpan(spans, index))}
          />
        </span>
      ))}
      <Act look="quiet" label={say('addSpan', { day })} onClick={() => change(withSpan(spans))}>
        +
      </Act>
    </span>
  );
}
