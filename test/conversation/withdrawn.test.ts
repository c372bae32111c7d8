import { describe, expect, it } from 'vitest';
import { fold, heard, opened } from './story.ts';

const withdrawn = (message: string) => ({ type: 'message.withdrawn', message, session: 's1' }) as const;

describe('what is owed', () => {
  it('an edit stands in the place of what it changes', () => {
    const state = fold([opened(), heard('m1'), heard('m2'), heard('m3', 's1', { replaces: 'm1' })]);
    expect(state.pending).toMatchObject([{ messages: ['m2', 'm3'] }]);
  });

  it('an edit of what was answered is a message of its own', () => {
    const state = fold([opened(), heard('m3', 's1', { replaces: 'm1' })]);
    expect(state.pending).toMatchObject([{ messages: ['m3'] }]);
  });

  it('what was taken back is owed no answer, and the rest still is', () => {
    expect(fold([opened(), heard('m1'), withdrawn('m1')]).pending).toEqual([]);
    expect(fold([opened(), heard('m1'), heard('m2'), withdrawn('m1')]).pending).toMatchObject([
      { messages: ['m2'] },
    ]);
  });
});
