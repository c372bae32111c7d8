import { describe, expect, it } from 'vitest';
import { isWanted, wantedTimes } from '../../../src/language/appointments/wanted.ts';
import { appointmentWish, serviceNamed } from '../../../src/language/appointments/wish.ts';
import { localTime } from '../../../src/language/calendar.ts';

/* What is wanted of an appointment, and when; the words are of customers who had one. */

const SERVICES = ['Boiler service', 'Repair', 'Entretien de chaudière'].map((service) => ({
  service,
  names: [service],
}));
/** Tuesday. */
const TODAY = '2026-12-01';

describe('what is wanted of an appointment', () => {
  it.each([
    ['When is my appointment?', 'when'],
    ['What time is the technician coming tomorrow?', 'when'],
    ['Who is coming on Monday?', 'when'],
    ['Quand est mon rendez-vous ?', 'when'],
    ['À quelle heure passe le technicien ?', 'when'],
    ['Qui vient demain ?', 'when'],
    ['Can we move my appointment to Thursday?', 'move'],
    ["I can't make the appointment tomorrow", 'move'],
    ['Is there a later slot?', 'move'],
    ['Je voudrais décaler mon rendez-vous', 'move'],
    ['Peut-on reporter la visite de jeudi ?', 'move'],
    ["J'ai un empêchement pour le rdv de demain", 'move'],
    ['I need to cancel my appointment', 'cancel'],
    ['The technician need not come, please cancel the visit', 'cancel'],
    ['Je dois annuler mon rendez-vous', 'cancel'],
    ['I would like to book a boiler service', 'book'],
    ['Can somebody come on Monday morning?', 'book'],
    ['I need a plumber', 'book'],
    ['Je voudrais prendre rendez-vous', 'book'],
    ["J'ai besoin d'un entretien de chaudière", 'book'],
    ["Est-ce que quelqu'un pourrait passer lundi ?", 'book'],
  ])('%s: %s', (text, wish) => {
    expect(appointmentWish(text, SERVICES, false)).toMatchObject({ wish, named: true });
  });

  it.each([
    'Where is my order?',
    'I want to cancel my order',
    'Où est mon colis ?',
    'What are your hours?',
    'Thanks!',
  ])('nothing in: %s', (text) => {
    expect(appointmentWish(text, SERVICES, false)).toBeNull();
  });

  it('goes on where one is spoken of', () => {
    expect(appointmentWish('And when is it now?', SERVICES, true)).toEqual({ wish: 'when', named: false });
    expect(appointmentWish('Can it be moved?', SERVICES, true)).toEqual({ wish: 'move', named: false });
  });

  it('knows a service by its telling words', () => {
    expect(serviceNamed('a service for the boiler please', SERVICES)).toBe('Boiler service');
    expect(serviceNamed('un entretien de ma chaudière', SERVICES)).toBe('Entretien de chaudière');
    expect(serviceNamed('something else', SERVICES)).toBeNull();
  });
});

describe('when it is wanted', () => {
  const at = (time: string) => localTime(time, 'Europe/Paris');
  it.each([
    ['Thursday afternoon', '2026-12-03T14:00+01:00', '2026-12-03T09:00+01:00'],
    ['plutôt le matin', '2026-12-04T09:00+01:00', '2026-12-04T15:00+01:00'],
    ['jeudi après-midi si possible', '2026-12-10T15:00+01:00', '2026-12-11T15:00+01:00'],
    ['after 4 pm', '2026-12-03T16:30+01:00', '2026-12-03T15:00+01:00'],
    ['après 16h', '2026-12-03T16:00+01:00', '2026-12-03T11:00+01:00'],
    ['before 10', '2026-12-03T09:00+01:00', '2026-12-03T11:00+01:00'],
    ['Friday at 8', '2026-12-04T08:00+01:00', '2026-12-04T09:00+01:00'],
    ['vendredi à 14 h 30', '2026-12-04T14:30+01:00', '2026-12-04T14:00+01:00'],
    ['next week', '2026-12-08T09:00+01:00', '2026-12-03T09:00+01:00'],
    ['la semaine prochaine', '2026-12-11T09:00+01:00', '2026-12-14T09:00+01:00'],
    ['demain matin', '2026-12-02T09:00+01:00', '2026-12-03T09:00+01:00'],
    ['not before 10', '2026-12-02T11:00+01:00', '2026-12-02T09:00+01:00'],
  ])('%s', (text, fits, not) => {
    const wanted = wantedTimes(text, [], TODAY);
    expect(wanted).not.toBeNull();
    if (!wanted) return;
    expect(isWanted(at(fits), wanted)).toBe(true);
    expect(isWanted(at(not), wanted)).toBe(false);
  });

  it('a date that is named is that day, and one that has passed is none', () => {
    const wanted = wantedTimes('on 12 December', ['2026-12-12'], TODAY);
    expect(wanted).toMatchObject({ days: ['2026-12-12'], at: null });
    expect(wantedTimes('the 24th', ['2026-11-24'], TODAY)).toBeNull();
  });

  it.each([
    ['call me after six', { from: 1080, at: null }],
    ['at six in the evening', { at: 1080 }],
    ['ring me at half past four', { at: 990 }],
    ['half past seven in the morning', { at: 450 }],
    ['quarter past ten', { at: 615 }],
    ['rappelez-moi vers cinq heures et demie', { at: 1050 }],
    ['à neuf heures du matin', { at: 540 }],
  ])('read an hour in words: %s', (text, wanted) => {
    expect(wantedTimes(text, [], TODAY)).toMatchObject(wanted);
  });

  it.each([
    'I look at one of them',
    'two days later',
    'return to one',
    'une heure de retard',
    'after two weeks',
  ])('take no number for an hour: %s', (text) => {
    expect(wantedTimes(text, [], TODAY)).toBeNull();
  });

  it.each(['Can we move it?', 'I need another time', 'Oui', 'my number is 06 11 40 00 02'])(
    'nothing in: %s',
    (text) => {
      expect(wantedTimes(text, [], TODAY)).toBeNull();
    },
  );
});
