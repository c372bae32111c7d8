import { words } from '../words.ts';
import { daysBack, lastMonth, lastWeek, month, thisWeek } from './days.ts';
import type { PointingWords } from './pointing.ts';

const THAT = '(?:celle|celui|celles|ceux)';
const ORDER = '(?:commande|commandes|achat|colis|livraison|paquet)';
const I = "(?:j'ai|j'avais|on a|nous avons|je l'ai|je les ai)";
const MONTHS = 'janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre';

/** Where a "pas" opens a clause: after a verb it makes a statement. */
const OPENS =
  '(?<=^ |[,;.!?] |\\b(?:mais|et|surtout|non|enfin|plutot|svp|stp|plait|oui|ah|euh|oh|donc|commandes?|article|articles|chose|colis|une|un) )';
const ARTICLE = "(?:l[ea] |les |l'|ma |mon |mes |ce |cet |cette |ces |d[ue] |de la |de l'|des |une? )?";

export const fr: PointingWords = {
  leaves: new RegExp(
    [
      `${OPENS}(?:surtout )?pas (?:pour |dans |de |avec )?(?<order>(?:${THAT}|la commande|les commandes|le colis)(?: (?:du|de la|de l'|des|de|d'|avec|ou|pour|dans laquelle|qui (?:contient|a)))? ?)(?:il y a )?${ARTICLE}(?!la\\b|ci\\b)`,
      `${OPENS}(?:surtout )?pas (?:pour |dans |de )?(?:l[ea] |les |l'|ma |mon |mes |d[ue] |de la |de l'|des |cette |cet |ces |ce )`,
      `\\b(?:tout|toutes?|tous|n'importe (?:quoi|lequel|laquelle)|tout l[ea]s? [a-z]+|toute la commande|l'ensemble)(?: [a-z]+){0,3}? (?:sauf|hormis|excepte|a part|hors) (?:${THAT} (?:d[ue] |de la |de l'|des |avec )?)?${ARTICLE}`,
      `\\b(?:sauf|hormis|excepte|a l'exception d[eu]|a part) (?:${THAT} (?:d[ue] |de la |de l'|des |avec )?)?${ARTICLE}`,
      `\\b(?<without>${THAT}|l'autre|la commande) (?:sans|qui n'est pas|qui n'a pas|qui ne (?:contient|comporte) pas|ou il n'y a pas|autre que) (?:celle (?:du |de la |des |avec )?)?${ARTICLE}`,
      `\\bautre (?:chose )?que ${ARTICLE}`,
    ].join('|'),
    'g',
  ),
  ends: / (?:mais|svp|stp|s'il|merci|que je veux|qu'il faut|car|parce|je veux|je garde|plutot|c'est|de ma commande|de la commande|dans la commande)(?= |$)/,
  one: /\bcommande *$/,
  keeps:
    /^ *(?:bonne?s?|bons|meme|meilleure?|seule?|premiere?|derniere?|taille|couleur|pointure|prix|peine|probleme|soucis?|cas|moment|la|ci|tout|question|temps|genre|type)\b|^ *[- ]?(?:la|ci)\b|^ *(?:commandes?|colis)(?: *-? ?(?:la|ci))? *$|\b(?:j'ai|j'avais|je voulais|on a) (?:commande|voulu|demande|choisi|achete|paye)\w*\b|^ *$/,
  signs: [
    [
      new RegExp(
        `${OPENS}(?:surtout )?pas (?:pour |dans |de |sur )?(?:${THAT}[ -](?:la|ci)|cette commande(?:[ -](?:la|ci))?|ce colis(?:[ -](?:la|ci))?|cell?e?(?= [,;.!?]| *$))`,
        'g',
      ),
      'other',
    ],
    [
      new RegExp(
        `\\b(?:${THAT} )?(?:(?:dans|de|d'|sur|pour) )?(?:l'|mon |ma |une |d'une )autre ${ORDER}`,
        'g',
      ),
      'other',
      'orders',
    ],
    [
      /(?:\b(?:dans|de|pour) )?\bl'autre(?= [,;.!?]| *$| svp| stp| s'il| plutot| aussi| alors| merci| en fait)/g,
      'other',
    ],
    // The newest.
    [
      new RegExp(
        `\\b(?:l[ea] |ma |mon |${THAT} de (?:ma |la ))(?:toute )?(?:derniere?|nouvelle|nouveau|plus recente?)(?: (?:${ORDER}|en date))(?: (?:que )?${I}? ?(?:passee?|recue?|faite?|commandee?))?`,
        'g',
      ),
      'newest',
    ],
    [
      /\b(?:la|le|les|ma) (?:toute )?(?:derniere?|plus recente?|nouvelle)(?= [,;.!?]| *$| svp| stp| s'il| merci)/g,
      'newest',
    ],
    [
      new RegExp(
        `\\b(?:${THAT}|la commande|la nouvelle|le nouveau) que (?:je viens (?:tout juste )?de |${I} (?:tout juste|juste|recemment|a peine) )(?:commander|commandee?s?|passer|passee?|acheter|achetee?|faire|faite?)\\b`,
        'g',
      ),
      'newest',
    ],
    [
      new RegExp(
        `\\b(?:${THAT}|la commande) que ${I} (?:commandee?s?|passee?s?|achetee?s?|faite?s?) (?:en dernier|en second|apres|ensuite|dernierement|recemment)`,
        'g',
      ),
      'newest',
    ],
    [
      new RegExp(
        `\\b(?:${THAT}|la commande) (?:que (?:je viens de (?:recevoir)|${I} (?:recue?s?|eue?s?) (?:en dernier|dernierement|apres))|(?:qui est )?arrivee? (?:en dernier|dernierement|apres))`,
        'g',
      ),
      ...(['newest', 'came'] as const),
    ],
    // The oldest.
    [
      new RegExp(
        `\\b(?:l[ea] |ma |mon |${THAT} de (?:ma |la ))(?:toute )?(?:premiere?|plus ancienne?|ancienne?|precedente?|vieille|plus vieille)(?: ${ORDER})(?: (?:que )?${I}? ?(?:passee?|recue?|faite?|commandee?))?`,
        'g',
      ),
      'oldest',
    ],
    [
      /\b(?:(?:dans|de|pour) )?(?:la|le|les|ma) (?:toute )?(?:plus ancienne?|ancienne?|premiere|plus vieille|precedente)(?= [,;.!?]| *$| svp| stp| s'il| merci| que j'ai)(?: que j'ai (?:passee?|commandee?|faite?))?/g,
      'oldest',
    ],
    [
      new RegExp(
        `\\b(?:${THAT}|la commande) que ${I} (?:commandee?s?|passee?s?|achetee?s?|faite?s?) (?:en premier|d'abord|avant|au debut)`,
        'g',
      ),
      'oldest',
    ],
    [
      new RegExp(
        `\\b(?:${THAT}|la commande) (?:que ${I} (?:recue?s?|eue?s?) (?:en premier|d'abord|avant)|(?:qui est )?arrivee? (?:en premier|d'abord|avant))`,
        'g',
      ),
      ...(['oldest', 'came'] as const),
    ],
    // How far it has come.
    [
      new RegExp(
        `\\b(?:${THAT}|la commande|le colis) (?:que (?:je n'ai|j'ai|on n'a|on a) (?:toujours |encore )?pas (?:encore |toujours )?(?:recue?s?|eue?s?)|qui n'est (?:toujours |encore )?pas (?:encore |toujours )?(?:arrivee?|livree?|la)|que j'attends(?: toujours| encore)?|pas encore (?:arrivee?|livree?|recue?))`,
        'g',
      ),
      'underway',
    ],
    [
      new RegExp(
        `\\b(?:${THAT}|la commande|le colis) (?:qui (?:est|sont) (?:encore |toujours |deja )?)?(?:en (?:route|chemin|cours de livraison|transit)|expediee?)`,
        'g',
      ),
      'shipped',
    ],
    [
      new RegExp(
        `\\b(?:${THAT}|la commande|le colis) (?:qui n'est pas (?:encore )?|qui n'a pas (?:encore )?(?:ete )?|pas encore )(?:partie?|envoyee?|expediee?|quitte \\w+)`,
        'g',
      ),
      'unsent',
    ],
    [
      /(?<=\b(?:la|le|les|ma|mon|mes|cette|ce|cet|l') ?(?!(?:commande|colis)\b)(?:(?!(?:est|sont|a|ont|etait|suis|sera|soit) )[a-z-]+ ){1,3})(?:qui n'est pas (?:encore )?|qui n'a pas (?:encore )?(?:ete )?|pas encore )(?:partie?s?|envoyee?s?|expediee?s?)\b/g,
      'unsent',
    ],
    [
      new RegExp(
        `(?<!\\b(?:quand (?:est ce qu[e'] ?)?|quand est-ce qu[e'] ?))\\b(?:${THAT}|la commande|le colis) (?:que (?:${I}|j'ai) (?:deja |bien )?(?:recue?s?|eue?s?)|(?:qui (?:est|a ete) (?:deja |bien )?)?(?:arrivee?s?|livree?s?|recue?s?))`,
        'g',
      ),
      'delivered',
      'on_delivered',
    ],
    [
      new RegExp(
        `\\b(?:${THAT}|la commande) (?:que ${I} )?(?:commandee?s?|passee?s?|achetee?s?|faite?s?)`,
        'g',
      ),
      'on_placed',
    ],
    [
      new RegExp(
        `\\b(?:${THAT}|la commande) (?:de (?:la commande )?|d'|du |datant (?:de |d'|du ))(?=hier|avant|aujourd|ce|la semaine|le mois|le \\d|\\d|il y a|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|${MONTHS}|mois)`,
        'g',
      ),
      'on_either',
    ],
    [
      /\b(?:l[ae]|ma|mon|cette|ce) (?:commande|cmde?|cde|achat) (?:qui date )?(?:d'|de |du )(?=hier|avant[ -]?hier|aujourd|ce matin|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)/g,
      'on_placed',
    ],
  ],
  spans: [
    [/\bavant[ -]hier\b/g, daysBack(2, 2)],
    [/\bhier(?: soir| matin)?\b/g, daysBack(1, 1)],
    [/\b(?:aujourd'hui|ce matin|tout a l'heure)\b/g, daysBack(0, 0)],
    [/\bla semaine (?:derniere|passee|d'avant)\b/g, lastWeek],
    [/\bcette semaine\b/g, thisWeek],
    [/\b(?:le mois dernier|le mois passe|du mois dernier|mois dernier)\b/g, lastMonth],
    [/\bil y a (?:une semaine|8 jours|huit jours)\b/g, daysBack(10, 5)],
    [/\bil y a un mois\b/g, daysBack(45, 20)],
    ...MONTHS.split('|').map(
      (name, n) =>
        [new RegExp(`\\b(?:en|de|d'|du mois de|du mois d') ?${name}\\b`, 'g'), month(n + 1)] as const,
    ),
  ],
  dates: new RegExp(
    `\\b(?:\\d{1,2}|1er|le|du|de|en|${MONTHS}|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|dernier|il y a|jours?)\\b`,
    'g',
  ),
  beside: new Set(
    words(
      "non nan oh ah euh attendez attends pardon desole desolee excusez moi svp stp s'il s il vous te plait merci ok oui ouais je veux voulais voudrais parle parlais dire c ce est etait la le les l de d du des une un en fait plutot alors et mais aussi juste seulement enfin donc bon ben pour dans qu que ma mon mes moi celle celui commande oups mince zut non j j'ai me suis trompe trompee trompe d'accord c'est c'etait egalement surtout",
    ),
  ),
};
