import type { CardTexts } from '../cards.ts';
import { plainFormats } from '../plain-formats.ts';

const things = (out: string, titles: readonly string[]) =>
  titles.length > 1 ? `los artículos ${out}` : `el artículo ${out}`;
const of = (order: string) => (order ? ` del ${order}` : '');

export const cards: CardTexts = {
  formats: plainFormats({
    locale: 'es',
    size: (size) => `talla ${size}`,
    order: (id) => `pedido ${id}`,
    and: 'y',
    or: 'o',
  }),
  can: (clause) => `Puedo ${clause}.`,
  also: (clause) => `También puedo ${clause}.`,
  or: (clause) => `O puedo ${clause}.`,
  clauses: {
    return: ({ out, titles, order }) => `abrir una devolución para ${things(out, titles)}${of(order)}`,
    exchange: (parts) => `cambiar ${things(parts.out, parts.titles)}${of(parts.order)} por ${parts.in}`,
    refund: ({ out, titles, order }) => `reembolsar ${things(out, titles)}${of(order)}`,
    cancel: ({ out, titles, order, whole }) =>
      whole ? `cancelar el ${order} (${out})` : `cancelar ${things(out, titles)}${of(order)}`,
    undo: ({ order, in: kept, undone }) =>
      undone === 'other'
        ? `deshacer el último cambio${of(order)}`
        : `anular ${undone === 'exchange' ? 'el cambio' : 'la devolución'}${of(order)} (${kept})`,
    change_items: (parts) => `sustituir ${things(parts.out, parts.titles)}${of(parts.order)} por ${parts.in}`,
    change_address: ({ order, to }) =>
      `cambiar la dirección ${order ? `del ${order}` : 'de su cuenta'} por: ${to}`,
    change_payment: ({ order, to }) => `pasar el pago del ${order} a: ${to}`,
    end_subscription: ({ out }) => `cancelar su suscripción ${out}`,
    resume_subscription: ({ out }) => `mantener su suscripción ${out}`,
    change_subscription: ({ out, in: to, seats }) =>
      `cambiar su suscripción ${out}${to === out ? '' : ` a ${to}`}${seats ? ` de ${seats.from} a ${seats.to} plazas` : ''}`,
    book_appointment: (parts) => `reservar una cita (${parts.in}) el ${parts.when}`,
    move_appointment: (parts) => `cambiar su cita (${parts.out}) del ${parts.was} al ${parts.when}`,
    cancel_appointment: (parts) => `cancelar su cita (${parts.out}) del ${parts.was}`,
    other: ({ order }) => `encargarme de eso${order ? ` para el ${order}` : ''}`,
  },
  labelAgain: (order) => `volver a enviar la etiqueta de la devolución del ${order}`,
  back: (amount, way, days) =>
    `Recibirá ${amount} en ${way}${days === null ? '' : `, en un plazo de ${days} días desde que nos llegue el paquete`}.`,
  pay: (amount, way) => `Pagará ${amount} con ${way}.`,
  ways: {
    original: 'su medio de pago original',
    card: 'su tarjeta',
    store_credit: 'un vale de la tienda',
    gift_card: 'su tarjeta regalo',
  },
  free: 'No tiene ningún coste.',
  handIn: (day) => `Entregue el paquete como muy tarde el ${day}.`,
  labelOnFile: 'La etiqueta prepagada se envía al correo electrónico del pedido.',
  parcelTo: (place) => `El envío va a ${place}.`,
  onFile: 'la dirección del pedido',
  final: 'No se podrá deshacer.',
  approval: (by) =>
    `Antes tiene que aprobarlo una persona del equipo: si acepta ahora, tendrá nuestra respuesta a más tardar el ${by}.`,
  ends: ({ day, renewals, amount, trial, unpaid }) =>
    [
      `Sigue activa hasta el ${day} y después no se cobra nada más.`,
      ...(renewals === 1 ? [`Por el preaviso se cobra una vez más hasta entonces: ${amount}.`] : []),
      ...(renewals > 1
        ? [`Por el preaviso se cobra ${renewals} veces más hasta entonces: ${amount} cada vez.`]
        : []),
      trial && renewals === 0 ? 'El periodo de prueba no cuesta nada.' : 'Lo ya pagado no se reembolsa.',
      ...(unpaid ? ['Una factura que siga abierta queda por pagar.'] : []),
    ].join(' '),
  renews: ({ day, amount }) => `Se renueva entonces el ${day} por ${amount}, como antes.`,
  changes: ({ day, amount, was, interval }) =>
    `A partir del ${day} cuesta ${amount} al ${interval === 'month' ? 'mes' : 'año'} en lugar de ${was}; antes no se cobra nada por ello.`,
  shall: (clause) => `¿Puedo ${clause}?`,
  ask: '¿Quiere que lo haga?',
  askAll: '¿Quiere que lo haga todo?',
  askWhich: (names) => `¿Qué prefiere: ${names}?`,
  askOne: '¿Qué prefiere?',
  again: 'Para estar seguros, basta con un sí o un no:',
  againWhich: 'Para estar seguros, dígame cuál de las opciones:',
  names: {
    return: 'la devolución',
    exchange: 'el cambio',
    refund: 'el reembolso',
    cancel: 'la cancelación',
    undo: 'deshacerlo',
    change_items: 'otros artículos',
    change_address: 'la nueva dirección',
    change_payment: 'el otro pago',
    end_subscription: 'la cancelación de la suscripción',
    resume_subscription: 'mantener la suscripción',
    change_subscription: 'el cambio de suscripción',
    book_appointment: 'la cita',
    move_appointment: 'otra hora',
    cancel_appointment: 'cancelar la cita',
    other: 'lo otro',
  },
  buttons: {
    return: 'Abrir devolución',
    exchange: 'Cambiar',
    exchangeFor: (options) => `Cambio: ${options}`,
    refund: 'Reembolso',
    cancel: 'Cancelar el pedido',
    cancelItem: 'Cancelar el artículo',
    cancelItems: 'Cancelar artículos',
    undo: 'Deshacer',
    change_items: 'Cambiar artículos',
    change_address: 'Cambiar dirección',
    change_payment: 'Cambiar el pago',
    end_subscription: 'Cancelar suscripción',
    resume_subscription: 'Mantenerla',
    change_subscription: 'Cambiar',
    book_appointment: 'Reservar',
    move_appointment: 'Cambiar la cita',
    cancel_appointment: 'Cancelar la cita',
    other: 'Sí, por favor',
    all: 'Sí, todo',
  },
};
