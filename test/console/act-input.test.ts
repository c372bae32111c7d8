import { describe, expect, it } from 'vitest';
import { inputOf } from '../../console/core/person/act-input.ts';

const field = (name: string, kind: 'text' | 'lines' | 'amount') => ({
  name,
  label: name,
  kind,
  required: true,
});

describe('what an advisor fills in for an act', () => {
  it('comes in its place: an address whole, lines as a list, money in minor units, nothing empty', () => {
    const form = new FormData();
    for (const [name, value] of [
      ['address.city', ' Lyon '],
      ['address.line2', ''],
      ['lines', '1'],
      ['lines', '2'],
      ['amount', '12.5'],
    ] as const)
      form.append(name, value);
    const fields = [
      ...[field('address.city', 'text'), field('address.line2', 'text'), field('lines', 'lines')],
      field('amount', 'amount'),
    ];
    expect(inputOf({ tool: 't', label: 't', order: '1', input: {}, fields }, form)).toEqual({
      ...{ address: { city: 'Lyon' }, lines: ['1', '2'], amount: 1_250 },
    });
  });
});

it('brings along what a choice stands for itself, instead of its value', () => {
  const form = new FormData();
  form.append('time', 'b');
  const time = { startsAt: '2026-06-11T07:00:00.000Z', with: 'Paul' };
  const options = [
    { value: 'a', label: 'A', input: { startsAt: 'x', with: '' } },
    { value: 'b', label: 'B', input: time },
  ];
  const fields = [{ name: 'time', label: 'Free time', kind: 'choice' as const, options, required: true }];
  expect(inputOf({ tool: 't', label: 't', order: null, input: {}, fields }, form)).toEqual(time);
});
