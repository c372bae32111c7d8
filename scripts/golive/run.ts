import { CHECKS, type Check, type State } from './checks.ts';
import { CONNECTION_CHECKS } from './connections.ts';
import { foundOut } from './found-out.ts';
import { missing, type Plan, planOf } from './plan.ts';
import { Notes, type World } from './world.ts';

/** How long a thing may take until the API that was told knows of it: looks, with a pause before each. */
const LOOKS = 10;

/** Where a run ends. `todo`: names of what is not as it should be. */
export interface Outcome {
  changed: string[];
  todo: string[];
}

/**
 * Makes what is missing, in order, and looks whether it is there then. What is as it should be is left alone:
 * a second run changes nothing. Stops at what only a person can mend and the rest rests on.
 */
export async function setUp(world: World, pause: () => Promise<void>): Promise<Outcome> {
  await foundOut(world);
  const changed: string[] = [];
  for (const check of CHECKS) {
    // Made anew each time: what was mended before may have changed the configuration.
    const plan = planOf(world, known(world));
    let state = await looked(check, plan, world);
    if (state.state === 'todo' && check.mend) {
      world.say(`… ${check.name}: ${state.seen}`);
      state = await mended(check, plan, world, pause);
      changed.push(check.name);
    } else if (state.state !== 'ok' && !check.mend) state = await waited(check, plan, world, pause);
    world.say(line(check, state));
    if (state.state !== 'ok') return { changed, todo: [check.name] };
  }
  return { changed, todo: [] };
}

/** Looks at everything, connections included, changes nothing, and says what to do. */
export async function examine(world: World): Promise<Outcome> {
  const notes = world.notes.read();
  const unknown = missing(notes);
  if (unknown.length > 0) {
    world.say(`✗ Not set up yet (unknown: ${unknown.join(', ')}). Run: npm run setup`);
    return { changed: [], todo: unknown };
  }
  const plan = planOf(world, known(world));
  const todo: string[] = [];
  for (const check of [...CHECKS, ...CONNECTION_CHECKS]) {
    const state = await looked(check, plan, world);
    if (state.state !== 'ok') todo.push(check.name);
    world.say(line(check, state));
  }
  return { changed: [], todo };
}

/** A link that signs the owner in, made anew. */
export async function signInLink(world: World): Promise<void> {
  const { apis, owner } = planOf(world, known(world));
  const found = (await apis.service.people()).find(
    ({ email }) => email.toLowerCase() === owner.email.toLowerCase(),
  );
  const link = found ? await apis.service.inviteAgain(found.id) : await apis.service.addOwner(owner);
  world.say(`Sign in: ${link}`);
}

/** Asks for phone and WhatsApp anew in the next run: another number, another token. */
export function forgetProviders(world: World): void {
  const { twilio: _, meta: __, ...notes } = world.notes.read();
  world.notes.write(notes);
}

function known(world: World): Required<Notes> {
  return Notes.required().parse({ placed: {}, ...world.notes.read() });
}

async function mended(check: Check, plan: Plan, world: World, pause: () => Promise<void>): Promise<State> {
  try {
    await check.mend?.(plan, world);
  } catch (error) {
    return failed(error);
  }
  const now = planOf(world, known(world));
  const state = await looked(check, now, world);
  return state.state === 'ok' ? state : waited(check, now, world, pause);
}

/** What was just made may take a moment to be seen: a certificate, a name, a secret that is rolled out. */
async function waited(check: Check, plan: Plan, world: World, pause: () => Promise<void>): Promise<State> {
  let state = await looked(check, plan, world);
  for (let look = 1; look < LOOKS && state.state !== 'ok'; look++) {
    await pause();
    state = await looked(check, plan, world);
  }
  return state.state === 'todo'
    ? { ...state, state: 'wrong', how: 'Run setup again in some minutes.' }
    : state;
}

async function looked(check: Check, plan: Plan, world: World): Promise<State> {
  try {
    return await check.look(plan, world);
  } catch (error) {
    return failed(error);
  }
}

function failed(error: unknown): State {
  const seen = error instanceof Error ? error.message : 'unknown error';
  return { state: 'wrong', seen, how: 'Mend what it says, then run this again.' };
}

function line({ name }: Check, state: State): string {
  if (state.state === 'ok') return `✓ ${name}: ${state.seen}`;
  return `✗ ${name}: ${state.seen}. ${state.state === 'wrong' ? state.how : 'Run: npm run setup'}`;
}
