import type { ApprovalTexts } from '../approvals.ts';

const about = (order: string | null) => (order ? ` voor bestelling ${order}` : '');

/** What a customer hears of an action that a person has to approve. */
export const approvals: ApprovalTexts = {
  formats: 'nl-NL',
  greeting: (name) => (name ? `Dag ${name},` : 'Goedendag,'),
  subject: (order) => (order ? `Uw bestelling ${order}` : 'Uw verzoek'),
  asked: ({ order, by }) =>
    `Uw akkoord${about(order)} is genoteerd. Een collega moet dit eerst goedkeuren: u hebt hier uiterlijk ${by} ons antwoord. Tot dan verandert er niets.`,
  done: ({ order, back, later }) =>
    [
      `Een collega heeft uw verzoek${about(order)} goedgekeurd en het is geregeld.`,
      back && `${back} is naar u onderweg.`,
      later && `U ontvangt ${later} zodra het pakket binnen is.`,
    ]
      .filter(Boolean)
      .join(' '),
  refused: ({ order, why }) =>
    [
      `Helaas kon een collega uw verzoek${about(order)} niet goedkeuren; er is niets gewijzigd.`,
      why && `De reden: ${why}`,
      'Antwoord gerust als u erover wilt praten.',
    ]
      .filter(Boolean)
      .join(' '),
  changed: ({ order }) =>
    `Een collega heeft uw verzoek${about(order)} goedgekeurd, maar intussen is er iets veranderd, dus is er niets uitgevoerd. Een collega bekijkt het opnieuw en antwoordt u.`,
  lapsed: ({ order }) =>
    `Helaas heeft niemand op tijd over uw verzoek${about(order)} beslist; er is niets gewijzigd. Een collega bekijkt het nu en antwoordt u.`,
  withdrawn: ({ order }) =>
    `Ik heb ingetrokken waarmee u akkoord ging${about(order)}: er gebeurt niets, alles blijft zoals het is.`,
};
