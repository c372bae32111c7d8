import { now } from '../clock.ts';
import { castOf } from '../scenarios/cast.ts';
import { Scenario, type Step } from '../scenarios/scenario.ts';
import type { Settings } from '../settings.ts';
import { errorReason, trace } from '../trace.ts';
import { fiveDigits, said, type Theatre } from './play.ts';
import { Stage } from './stage.ts';

/** One question, and what a customer is told. No answer: a person writes it, or looks at it before it leaves. */
export interface Sample {
  question: string;
  answers: string[];
}

/**
 * What a customer with a parcel of yesterday is told on a channel with wanted settings, by the code that answers
 * customers. Each question begins a session of its own. Nobody is written to, and nothing stays.
 */
export async function sampleAnswers(
  { env, store, origin }: Theatre,
  settings: Settings,
  asked: { language: Scenario['language']; channel: Step['channel']; questions: readonly string[] },
): Promise<Sample[]> {
  const { language, channel, questions } = asked;
  const steps = questions.map((question) => ({ channel, lines: [question] }));
  const scenario = Scenario.parse({ id: 'samples', goal: 'samples', language, steps, expect: {} });
  const stage = new Stage(env, store, settings);
  const cast = castOf(scenario, fiveDigits(), fiveDigits());
  const samples: Sample[] = [];
  try {
    await stage.set(scenario, cast, settings, new Date(now()));
    for (const step of scenario.steps) {
      const answers: string[] = [];
      for await (const { who, text } of said({ env, origin, stage, cast, scenario }, step))
        if (who === 'service') answers.push(text);
      samples.push({ question: step.lines.join(' '), answers });
    }
  } finally {
    await stage.clear(cast).catch((error: unknown) => {
      trace('rehearsal.left', { store: stage.name, reason: errorReason(error) }, 'error');
    });
  }
  return samples;
}
