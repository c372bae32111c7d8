import type { mailbox as english } from '../en/mailbox.ts';

export const mailbox: Record<keyof typeof english, string> = {
  mailbox: 'Boîte mail',
  mailboxLead: 'Par où les mails de vos clients arrivent, et partent.',
  mailboxNow: 'Les mails de {address} : {via}.',
  mailboxNone: 'Aucune boîte ailleurs n’est connectée.',
  mailboxNever: 'pas encore relevée',
  mailboxUsed: 'utilisée',
  mailboxUse: 'Lire et envoyer les mails ici',
  mailboxBack: 'Revenir à Cloudflare Email Routing',
  mailbox_cloudflare: 'Cloudflare Email Routing',
  mailbox_imap: 'IMAP',
  mailbox_smtp: 'SMTP',
  mailbox_gmail: 'Gmail',
  mailbox_graph: 'Microsoft 365',
  mailboxUncalibrated:
    'Personne n’y est encore reconnu à son adresse : « Tester maintenant » indique un mail à envoyer, qui apprend à qui se fier.',
  mailboxTrusts: 'Pour savoir qui a écrit, {server} fait foi.',
  connect_password: 'Connecter par IMAP et SMTP',
  connectLead_password:
    'Avec le mot de passe de la boîte, chez OVH, Ionos, Gandi, Infomaniak et la plupart des autres. Là où la connexion se fait en deux étapes, votre hébergeur crée un mot de passe pour les logiciels de messagerie.',
  mailUser: 'Identifiant, en général l’adresse entière',
  mailPassword: 'Mot de passe',
  mailPasswordKept: 'Laissé vide, le mot de passe enregistré reste.',
  mailAppPassword:
    'Google veut ici un mot de passe d’application : Compte Google, Sécurité, Mots de passe des applications.',
  mailMicrosoft:
    'Microsoft n’accepte aucun mot de passe d’un programme : connectez Microsoft 365 ci-dessous.',
  mailHost: 'Hébergeur',
  mailHostOther: 'Un autre',
  mailReading: 'Lecture (IMAP)',
  mailSending: 'Envoi (SMTP)',
  mailServer: 'Serveur',
  mailPort: 'Port',
  mailSecurity: 'Sécurité',
  mailSecurity_tls: 'TLS',
  mailSecurity_starttls: 'STARTTLS',
  mailSecurity_none: 'Aucune (développement seulement)',
  mailSender: 'L’envoi a son propre identifiant',
  mailConnect: 'Connecter et tester',
  connect_gmail: 'Connecter Gmail',
  connectLead_gmail:
    'Connectez-vous chez Google avec la boîte ci-dessus et cochez les deux cases : lire et envoyer. Google dit peut-être qu’il n’a pas validé cette application : « Paramètres avancés », puis « Accéder à », continue. Tant que le projet chez Google est en « Test », l’accord se termine tous les 7 jours : publiez-le, ou rendez-le interne.',
  connect_graph: 'Connecter Microsoft 365',
  connectLead_graph:
    'Connectez-vous chez Microsoft avec la boîte ci-dessus, ou comme quelqu’un qui peut l’ouvrir et envoyer en son nom. Si Microsoft demande une « approbation administrateur », un administrateur de votre organisation doit dire oui une fois. Un accord se termine avec un mot de passe changé, ou après 90 jours sans usage.',
};
