import type { RecueilSaisiT } from '@orapont/contract/demande';
import { type Capacite, LIBELLES_CAPACITE } from '@orapont/domain/consentement/capacite';
import {
  LIBELLES_AVIS_PERSONNE,
  LIBELLES_MODE_RECUEIL,
  LIBELLES_QUALITE_CONSULTE,
} from '@orapont/domain/consentement/recueil';
import { formaterDate, heureParis, type Instant, jourParis } from '@orapont/domain/dates';

const moment = (le: Instant) => `le ${formaterDate(jourParis(le))} à ${heureParis(le)}`;

/**
 * What was recorded of the person's will, as the request and the compte rendu state it.
 *
 * @rule TE-08
 */
export function phrasesConsentement(saisie: RecueilSaisiT, requisNom: string): string[] {
  return [
    ...information(saisie),
    decision(saisie, requisNom),
    ...(saisie.avisPersonne ? [`${LIBELLES_AVIS_PERSONNE[saisie.avisPersonne]}.`] : []),
    ...consultation(saisie),
    ...(saisie.motivation ? [`Motivation du professionnel\u00a0: ${saisie.motivation}`] : []),
    ...desaccord(saisie),
  ];
}

function information({ information: donnee }: RecueilSaisiT): string[] {
  if (!donnee) return ['Aucune information préalable\u00a0: décision en urgence.'];
  return [`Information donnée ${moment(donnee.le)} par ${donnee.par} (texte ${donnee.versionTexte}).`];
}

function decision({ decision: prise }: RecueilSaisiT, requisNom: string): string {
  const { sens, auteur, capacite, mode, le } = prise;
  const qui = decideur(auteur, capacite);
  const comment = LIBELLES_MODE_RECUEIL[mode].toLowerCase();
  if (sens === 'REFUSE') return `Refus exprimé ${moment(le)} par ${qui}, ${comment}.`;
  const verbe = ['DECISION_APRES_CONSULTATION', 'URGENCE'].includes(capacite)
    ? 'Décision prise'
    : 'Consentement donné';
  return `${verbe} ${moment(le)} par ${qui}, ${comment}, pour une lecture par ${requisNom}.`;
}

/** « la personne elle-même », « Anne Roux (tuteur) »: a name says who, a capacity says by what right. */
function decideur(auteur: string, capacite: Capacite): string {
  if (capacite !== 'PERSONNE') return `${auteur} (${LIBELLES_CAPACITE[capacite].toLowerCase()})`;
  return /^la personne/i.test(auteur) ? 'la personne elle-même' : `${auteur}, la personne elle-même`;
}

function consultation({ consultes, consultationImpossible }: RecueilSaisiT): string[] {
  const vus = consultes.map(({ qualite, nom, le }) =>
    `${LIBELLES_QUALITE_CONSULTE[qualite]} consultée ${moment(le)}\u00a0: ${nom}.`.replace(
      'Proche consultée',
      'Proche consulté',
    ),
  );
  return consultationImpossible ? [...vus, `Consultation impossible\u00a0: ${consultationImpossible}`] : vus;
}

function desaccord({ desaccord: connu }: RecueilSaisiT): string[] {
  if (!connu) return [];
  const { decisionJuge } = connu;
  if (!decisionJuge) return ['Désaccord signalé, en attente de la décision d’un juge.'];
  const sens = decisionJuge.autorise ? 'autorisé par le juge' : 'non autorisé par le juge';
  return [`Désaccord\u00a0: acte ${sens} (${decisionJuge.reference}).`];
}
