import type { ApprovalTexts } from '../approvals.ts';

const about = (order: string | null) => (order ? ` per l'ordine ${order}` : '');

/** What a customer hears of an action that a person has to approve. */
export const approvals: ApprovalTexts = {
  formats: 'it-IT',
  greeting: (name) => (name ? `Buongiorno ${name},` : 'Buongiorno,'),
  subject: (order) => (order ? `Il suo ordine ${order}` : 'La sua richiesta'),
  asked: ({ order, by }) =>
    `Ho annotato il suo consenso${about(order)}. Prima deve approvarlo una persona del team: avrà la nostra risposta qui entro ${by}. Fino ad allora non cambia nulla.`,
  done: ({ order, back, later }) =>
    [
      `Il team ha approvato la sua richiesta${about(order)} ed è tutto fatto.`,
      back && `Le stiamo restituendo ${back}.`,
      later && `Riceverà ${later} quando il pacco sarà arrivato.`,
    ]
      .filter(Boolean)
      .join(' '),
  refused: ({ order, why }) =>
    [
      `Ci dispiace: il team non ha potuto approvare la sua richiesta${about(order)} e nulla è stato modificato.`,
      why && `Il motivo: ${why}`,
      'Risponda pure a questo messaggio se desidera parlarne.',
    ]
      .filter(Boolean)
      .join(' '),
  changed: ({ order }) =>
    `Il team ha approvato la sua richiesta${about(order)}, ma nel frattempo qualcosa è cambiato e non è stato fatto nulla. Una persona del team la riesamina e le risponderà.`,
  lapsed: ({ order }) =>
    `Ci dispiace: nessuno ha potuto decidere in tempo sulla sua richiesta${about(order)} e nulla è stato modificato. Una persona del team la esamina ora e le risponderà.`,
  withdrawn: ({ order }) =>
    `Ho ritirato ciò che aveva accettato${about(order)}: non verrà fatto nulla e tutto resta com'è.`,
};
