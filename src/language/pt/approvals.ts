import type { ApprovalTexts } from '../approvals.ts';

const about = (order: string | null) => (order ? ` sobre a encomenda ${order}` : '');

/** What a customer hears of an action that a person has to approve. */
export const approvals: ApprovalTexts = {
  formats: 'pt-PT',
  greeting: (name) => (name ? `Olá ${name},` : 'Olá,'),
  subject: (order) => (order ? `A sua encomenda ${order}` : 'O seu pedido'),
  asked: ({ order, by }) =>
    `O seu acordo${about(order)} ficou registado. Primeiro tem de ser aprovado por uma pessoa da equipa: terá a nossa resposta aqui até ${by}. Até lá nada muda.`,
  done: ({ order, back, later }) =>
    [
      `A equipa aprovou o seu pedido${about(order)} e já está feito.`,
      back && `${back} já vão a caminho de volta.`,
      later && `Receberá ${later} quando o pacote chegar.`,
    ]
      .filter(Boolean)
      .join(' '),
  refused: ({ order, why }) =>
    [
      `Lamentamos: a equipa não pôde aprovar o seu pedido${about(order)} e nada foi alterado.`,
      why && `O motivo: ${why}`,
      'Responda a esta mensagem se quiser falar sobre isso.',
    ]
      .filter(Boolean)
      .join(' '),
  changed: ({ order }) =>
    `A equipa aprovou o seu pedido${about(order)}, mas entretanto algo mudou e nada foi feito. Uma pessoa da equipa vai analisá-lo de novo e responder-lhe.`,
  lapsed: ({ order }) =>
    `Lamentamos: ninguém pôde decidir a tempo sobre o seu pedido${about(order)} e nada foi alterado. Uma pessoa da equipa está a analisá-lo e vai responder-lhe.`,
  withdrawn: ({ order }) =>
    `Retirei o que tinha aceitado${about(order)}: nada será feito e tudo fica como está.`,
};
