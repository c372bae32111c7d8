import type { CardTexts } from '../cards.ts';
import { plainFormats } from '../plain-formats.ts';

const things = (out: string, titles: readonly string[]) =>
  titles.length > 1 ? `os artigos ${out}` : `o artigo ${out}`;
const of = (order: string) => (order ? ` da ${order}` : '');

export const cards: CardTexts = {
  formats: plainFormats({
    locale: 'pt',
    size: (size) => `tamanho ${size}`,
    order: (id) => `encomenda ${id}`,
    and: 'e',
    or: 'ou',
  }),
  can: (clause) => `Posso ${clause}.`,
  also: (clause) => `Também posso ${clause}.`,
  or: (clause) => `Ou posso ${clause}.`,
  clauses: {
    return: ({ out, titles, order }) => `abrir uma devolução para ${things(out, titles)}${of(order)}`,
    exchange: (parts) => `trocar ${things(parts.out, parts.titles)}${of(parts.order)} por ${parts.in}`,
    refund: ({ out, titles, order }) => `reembolsar ${things(out, titles)}${of(order)}`,
    cancel: ({ out, titles, order, whole }) =>
      whole ? `cancelar a ${order} (${out})` : `cancelar ${things(out, titles)}${of(order)}`,
    undo: ({ order, in: kept, undone }) =>
      undone === 'other'
        ? `desfazer a última alteração${of(order)}`
        : `anular ${undone === 'exchange' ? 'a troca' : 'a devolução'}${of(order)} (${kept})`,
    change_items: (parts) =>
      `substituir ${things(parts.out, parts.titles)}${of(parts.order)} por ${parts.in}`,
    change_address: ({ order, to }) =>
      `alterar a morada ${order ? `da ${order}` : 'da sua conta'} para: ${to}`,
    change_payment: ({ order, to }) => `passar o pagamento da ${order} para: ${to}`,
    end_subscription: ({ out }) => `cancelar a sua subscrição ${out}`,
    resume_subscription: ({ out }) => `manter a sua subscrição ${out}`,
    change_subscription: ({ out, in: to, seats }) =>
      `alterar a sua subscrição ${out}${to === out ? '' : ` para ${to}`}${seats ? ` de ${seats.from} para ${seats.to} lugares` : ''}`,
    book_appointment: (parts) => `fazer uma marcação (${parts.in}) para ${parts.when}`,
    move_appointment: (parts) => `mudar a sua marcação (${parts.out}) de ${parts.was} para ${parts.when}`,
    cancel_appointment: (parts) => `cancelar a sua marcação (${parts.out}) de ${parts.was}`,
    other: ({ order }) => `tratar disso${order ? ` para a ${order}` : ''}`,
  },
  labelAgain: (order) => `enviar de novo a etiqueta da devolução da ${order}`,
  back: (amount, way, days) =>
    `Recebe ${amount} de volta ${into(way)}${days === null ? '' : `, no prazo de ${days} dias após recebermos o pacote`}.`,
  pay: (amount, way) => `Paga ${amount} com ${way}.`,
  ways: {
    original: 'o seu meio de pagamento original',
    card: 'o seu cartão',
    store_credit: 'um vale da loja',
    gift_card: 'o seu cartão-presente',
  },
  free: 'Não tem custos.',
  handIn: (day) => `Entregue o pacote até ${day}.`,
  labelOnFile: 'A etiqueta pré-paga é enviada para o e-mail da encomenda.',
  parcelTo: (place) => `O envio vai para ${place}.`,
  onFile: 'a morada da encomenda',
  final: 'Isto não pode ser desfeito.',
  approval: (by) =>
    `Primeiro tem de ser aprovado por uma pessoa da equipa: se aceitar agora, terá a nossa resposta até ${by}.`,
  ends: ({ day, renewals, amount, trial, unpaid }) =>
    [
      `Fica ativa até ${day} e depois nada mais é cobrado.`,
      ...(renewals === 1 ? [`Por causa do pré-aviso é cobrada mais uma vez até lá: ${amount}.`] : []),
      ...(renewals > 1
        ? [`Por causa do pré-aviso é cobrada mais ${renewals} vezes até lá: ${amount} de cada vez.`]
        : []),
      trial && renewals === 0 ? 'O período de teste não custa nada.' : 'O que já foi pago não é reembolsado.',
      ...(unpaid ? ['Uma fatura ainda em aberto continua por pagar.'] : []),
    ].join(' '),
  renews: ({ day, amount }) => `A próxima renovação é ${day}, por ${amount}, como antes.`,
  changes: ({ day, amount, was, interval }) =>
    `A partir de ${day} custa ${amount} por ${interval === 'month' ? 'mês' : 'ano'} em vez de ${was}; antes disso nada é cobrado.`,
  shall: (clause) => `Posso ${clause}?`,
  ask: 'Quer que o faça?',
  askAll: 'Quer que faça tudo isto?',
  askWhich: (names) => `O que prefere: ${names}?`,
  askOne: 'O que prefere?',
  again: 'Só para ter a certeza, basta um sim ou um não:',
  againWhich: 'Para ter a certeza, diga-me qual das opções:',
  names: {
    return: 'a devolução',
    exchange: 'a troca',
    refund: 'o reembolso',
    cancel: 'o cancelamento',
    undo: 'voltar atrás',
    change_items: 'outros artigos',
    change_address: 'a nova morada',
    change_payment: 'o outro pagamento',
    end_subscription: 'o cancelamento da subscrição',
    resume_subscription: 'manter a subscrição',
    change_subscription: 'a alteração da subscrição',
    book_appointment: 'a marcação',
    move_appointment: 'outra hora',
    cancel_appointment: 'cancelar a marcação',
    other: 'a outra opção',
  },
  buttons: {
    return: 'Abrir devolução',
    exchange: 'Trocar',
    exchangeFor: (options) => `Troca: ${options}`,
    refund: 'Reembolso',
    cancel: 'Cancelar encomenda',
    cancelItem: 'Cancelar o artigo',
    cancelItems: 'Cancelar os artigos',
    undo: 'Voltar atrás',
    change_items: 'Mudar artigos',
    change_address: 'Mudar a morada',
    change_payment: 'Mudar o pagamento',
    end_subscription: 'Cancelar subscrição',
    resume_subscription: 'Manter',
    change_subscription: 'Alterar',
    book_appointment: 'Marcar',
    move_appointment: 'Mudar a hora',
    cancel_appointment: 'Cancelar',
    other: 'Sim, por favor',
    all: 'Sim, tudo',
  },
};

/** "Em" with its article; a means of payment called by its own label has none. */
function into(way: string): string {
  return /^(?:o|um) /.test(way) ? way.replace(/^o /, 'no ').replace(/^um /, 'num ') : `em ${way}`;
}
