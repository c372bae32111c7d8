import type { Wording } from '../language.ts';

/** What is said of a call that somebody wishes for. */
export const calling: Pick<Wording, 'awaits_approval' | 'call_promised' | 'call_closed' | 'ask_call_number'> =
  {
    awaits_approval: ({ name, day, time }, say) =>
      `Ce n'est pas encore fait : ${name ?? 'un collègue'} se prononce au plus tard ${say.upcoming(day)} à ${say.time(time)}. En cas d'accord, le remboursement part aussitôt vers votre moyen de paiement ; la banque met en général quelques jours à l'afficher.`,
    call_promised({ exact, day, time, number }, say) {
      const when = `${exact ? '' : 'au plus tard '}${say.upcoming(day)} à ${say.time(time)}`;
      const where =
        number === 'here'
          ? ', au numéro avec lequel vous écrivez.'
          : number === 'on_file'
            ? ", au numéro que nous avons. S'il en faut un autre, écrivez-le-moi."
            : `, au ${number}.`;
      return `Une personne de l'équipe vous appellera ${when}${where}`;
    },
    call_closed({ next }, say) {
      const open = next
        ? ` L'équipe est de retour ${say.upcoming(next.day)} à partir de ${say.time(next.from)}.`
        : '';
      return `Personne n'est là pour vous appeler à ce moment-là.${open} Quelle heure vous conviendrait ?`;
    },
    ask_call_number: () => 'À quel numéro pouvons-nous vous appeler ?',
  };
