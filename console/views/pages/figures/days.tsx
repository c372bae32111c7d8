import { useSignal } from '@preact/signals';
import type { Problem } from '../../../../src/console/protocol.ts';
import {
  barsOf,
  baselineIn,
  csvOf,
  DAY_COLUMNS,
  type FigureDay,
  type Report,
} from '../../../core/pages/figures.ts';
import { problemOf } from '../../../core/transport/api.ts';
import { named, say } from '../../../texts/texts.ts';
import { Act } from '../../shell/act.tsx';
import { Trouble } from '../../shell/states.tsx';
import { useApp, useWork } from '../../world.ts';

/** A table, to be opened by a spreadsheet. */
export function CsvLink({
  name,
  rows,
}: {
  name: string;
  rows: readonly (readonly (string | number | null)[])[];
}) {
  return (
    <p>
      <a href={`data:text/csv;charset=utf-8,${encodeURIComponent(csvOf(rows))}`} download={name}>
        {say('figuresCsv')}
      </a>
    </p>
  );
}

/** For eyes: the table beneath says the same. */
export function DayChart({ days, from, length }: { days: FigureDay[]; from: string; length: number }) {
  const { formats } = useApp();
  const most = Math.max(...days.map(({ tickets }) => tickets));
  return (
    <figure class="chart">
      <svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
        {barsOf(days, from, length).map(({ day, x, width, height, part }) => (
          <g key={day}>
            <rect x={x} y={100 - height} width={width} height={height} />
            <rect class="part" x={x} y={100 - part} width={width} height={part} />
          </g>
        ))}
      </svg>
      <figcaption class="muted">{say('figuresLegend', { n: formats.value.number(most) })}</figcaption>
    </figure>
  );
}

/** The figures day by day, as a table that opens. */
export function DayTable({ days }: { days: FigureDay[] }) {
  const { formats } = useApp();
  return (
    <details>
      <summary>{say('figuresTable')}</summary>
      <table class="figures narrow">
        <thead>
          <tr>
            <th scope="col">{say('figureDay')}</th>
            {DAY_COLUMNS.map((name) => (
              <th key={name} scope="col">
                {named('figure', name)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {days.map((row) => (
            <tr key={row.day}>
              <th scope="row">{row.day}</th>
              {DAY_COLUMNS.map((name) => (
                <td key={name}>{formats.value.number(row[name])}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <CsvLink
        name="days.csv"
        rows={[
          ['day', ...DAY_COLUMNS],
          ...days.map((row) => [row.day, ...DAY_COLUMNS.map((name) => row[name])]),
        ]}
      />
    </details>
  );
}

/** What stood before the assistant: given by the owner. */
export function Baseline({
  baseline,
  changed,
}: {
  baseline: NonNullable<Report['baseline']> | null;
  changed: () => void;
}) {
  const { api, me } = useWork();
  const problem = useSignal<Problem | null>(null);
  const empty = useSignal(false);
  if (me.person.role !== 'owner') return null;
  const run = async (call: () => Promise<unknown>) => {
    problem.value = null;
    try {
      await call();
      changed();
    } catch (error) {
      problem.value = problemOf(error);
    }
  };
  const give = async (file: File | undefined) => {
    if (!file) return;
    const figures = baselineIn(await file.text());
    empty.value = figures === null;
    const label = file.name.replace(/\.\w+$/, '').slice(0, 100);
    if (figures) await run(() => api.put('reports/baseline', { label, figures }));
  };
  return (
    <section aria-labelledby="baseline-title">
      <h2 id="baseline-title">{say('figuresBaseline')}</h2>
      <p class="muted">{say('figuresBaselineLead')}</p>
      <label class="field">
        {say('figuresBaselineFile')}
        <input
          type="file"
          accept=".csv,text/csv"
          onChange={(event) => void give(event.currentTarget.files?.[0])}
        />
      </label>
      {empty.value && <p class="trouble">{say('figuresBaselineNone')}</p>}
      <Trouble problem={problem.value} />
      {baseline && (
        <Act onClick={() => void run(() => api.delete('reports/baseline'))}>
          {say('figuresForget')}: {baseline.label}
        </Act>
      )}
    </section>
  );
}
