import type { ApprovalTexts } from '../approvals.ts';

const about = (order: string | null) => (order ? ` sobre el pedido ${order}` : '');

/** What a customer hears of an action that a person has to approve. */
export const approvals: ApprovalTexts = {
  formats: 'es-ES',
  greeting: (name) => (name ? `Hola, ${name}:` : 'Hola:'),
  subject: (order) => (order ? `Su pedido ${order}` : 'Su solicitud'),
  asked: ({ order, by }) =>
    `He anotado su conformidad${about(order)}. Antes tiene que aprobarlo una persona del equipo: tendrá nuestra respuesta aquí a más tardar el ${by}. Hasta entonces no cambia nada.`,
  done: ({ order, back, later }) =>
    [
      `El equipo ha aprobado su solicitud${about(order)} y ya está hecho.`,
      back && `${back} están en camino de vuelta.`,
      later && `Recibirá ${later} cuando llegue el paquete.`,
    ]
      .filter(Boolean)
      .join(' '),
  refused: ({ order, why }) =>
    [
      `Lo sentimos: el equipo no ha podido aprobar su solicitud${about(order)} y no se ha cambiado nada.`,
      why && `El motivo: ${why}`,
      'Responda a este mensaje si quiere hablar de ello.',
    ]
      .filter(Boolean)
      .join(' '),
  changed: ({ order }) =>
    `El equipo ha aprobado su solicitud${about(order)}, pero entretanto algo ha cambiado y no se ha hecho nada. Una persona del equipo lo revisa de nuevo y le responderá.`,
  lapsed: ({ order }) =>
    `Lo sentimos: nadie ha podido decidir a tiempo sobre su solicitud${about(order)} y no se ha cambiado nada. Una persona del equipo lo revisa ahora y le responderá.`,
  withdrawn: ({ order }) =>
    `He retirado lo que había aceptado${about(order)}: no se hará nada y todo queda como está.`,
};
