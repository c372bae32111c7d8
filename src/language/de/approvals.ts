import type { ApprovalTexts } from '../approvals.ts';

const about = (order: string | null) => (order ? ` zur Bestellung Nr. ${order}` : '');

/** What a customer hears of an action that a person has to approve. */
export const approvals: ApprovalTexts = {
  formats: 'de-DE',
  greeting: (name) => (name ? `Guten Tag ${name},` : 'Guten Tag,'),
  subject: (order) => (order ? `Ihre Bestellung Nr. ${order}` : 'Ihre Anfrage'),
  asked: ({ order, by }) =>
    `Ihre Zustimmung${about(order)} ist notiert. Das muss zuerst jemand aus unserem Team freigeben: Sie haben unsere Antwort hier bis ${by}. Bis dahin ändert sich nichts.`,
  done: ({ order, back, later }) =>
    [
      `Unser Team hat Ihren Wunsch${about(order)} freigegeben, und es ist erledigt.`,
      back && `${back} sind auf dem Weg zu Ihnen.`,
      later && `Sie erhalten ${later}, sobald das Paket angekommen ist.`,
    ]
      .filter(Boolean)
      .join(' '),
  refused: ({ order, why }) =>
    [
      `Leider konnte unser Team Ihren Wunsch${about(order)} nicht freigeben; es wurde nichts geändert.`,
      why && `Der Grund: ${why}`,
      'Antworten Sie einfach, wenn Sie darüber sprechen möchten.',
    ]
      .filter(Boolean)
      .join(' '),
  changed: ({ order }) =>
    `Unser Team hat Ihren Wunsch${about(order)} freigegeben, aber inzwischen hat sich etwas geändert, deshalb wurde nichts ausgeführt. Jemand aus unserem Team sieht es sich noch einmal an und antwortet Ihnen.`,
  lapsed: ({ order }) =>
    `Leider hat niemand rechtzeitig über Ihren Wunsch${about(order)} entschieden; es wurde nichts geändert. Jemand aus unserem Team sieht es sich jetzt an und antwortet Ihnen.`,
  withdrawn: ({ order }) =>
    `Ich habe zurückgezogen, womit Sie einverstanden waren${about(order)}: Es geschieht nichts, alles bleibt, wie es ist.`,
};
