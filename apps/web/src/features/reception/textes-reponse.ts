import type { ReponsePrevueT } from '@orapont/contract/reception';
import type { ObstacleReponse, SuiteReponse } from '@orapont/domain/teleexpertise/reponse-recue';
import { enJour } from './textes.ts';

type Reponse = Pick<ReponsePrevueT, 'requis' | 'auteur' | 'numero' | 'envoyeLe' | 'etatLibelle'>;
const laDemande = ({ numero, envoyeLe }: Reponse) =>
  `la demande ${numero.replaceAll('-', '\u2011')} du ${enJour(envoyeLe.slice(0, 10))}`;

export const TEXTES_REPONSE = {
  question: (reponse: Reponse) =>
    `Qu’apporte ce courrier de ${reponse.requis} à ${laDemande(reponse)}\u202f?`,
  sansSuite: (reponse: Reponse) => `Ce courrier ne changera pas ${laDemande(reponse)}`,
  autreBoite:
    'Ce courrier ne vient pas de la boîte à laquelle la demande est partie. Son auteur est bien celui à qui elle était adressée.',
  rangerSeulement: 'Ranger seulement',
  rangerSeulementAide: 'Le courrier entre dans le dossier, la demande ne change pas.',
  choisir: 'Lisez la lettre, puis dites ce qu’elle répond.',
} as const;

export const LIBELLE_SUITE = {
  AVIS: {
    label: 'Son avis',
    help: 'La demande passera à «\u00a0avis rendu\u00a0», avec ce compte rendu.',
  },
  CORRECTION: {
    label: 'Son avis, corrigé',
    help: 'Ce compte rendu annulera et remplacera celui que la demande porte déjà.',
  },
  REFUS: {
    label: 'Son refus',
    help: 'La demande passera à «\u00a0refusée\u00a0», avec le texte de ce message.',
  },
  COMPLEMENT: {
    label: 'Une demande de complément',
    help: 'La demande attendra vos images ou vos précisions, qui lui partiront par messagerie.',
  },
} as const satisfies Record<SuiteReponse, { label: string; help: string }>;

/** Why it moves nothing, and what to do about it. */
export const OBSTACLE = {
  REQUIS_SANS_RPPS: ({ requis }) =>
    `Le numéro RPPS de ${requis} manque à l’annuaire\u00a0: rien ne prouve que ce document est de lui. Demandez à votre administrateur de le compléter.`,
  AUTEUR_SANS_RPPS: ({ requis }) =>
    `Ce document ne dit pas le numéro RPPS de son auteur\u00a0: rien ne prouve qu’il est de ${requis}. Vous pouvez le ranger dans le dossier.`,
  AUTRE_AUTEUR: ({ requis, auteur }) =>
    `La demande était adressée à ${requis}, et le numéro RPPS de l’auteur de ce document, ${auteur}, n’est pas le sien. Le consentement vaut pour la personne nommée\u00a0: vous pouvez ranger ce document, ou adresser la demande à son auteur.`,
  DEJA_REPONDUE: () =>
    'La demande porte déjà une réponse, et ce document ne dit pas qu’il la remplace. Vous pouvez le ranger à côté.',
  DEMANDE_TERMINEE: ({ etatLibelle }) =>
    `La demande est terminée (${etatLibelle.toLocaleLowerCase('fr')})\u00a0: elle ne se rouvre pas. Vous pouvez ranger ce document dans le dossier.`,
  COMPLEMENT_ATTENDU: () =>
    'Un complément est déjà demandé. Rangez cette lettre, et répondez aux deux depuis la demande.',
  CORPS_ILLISIBLE: ({ auteur }) =>
    `Le contenu de ce compte rendu est d’un type qui ne s’affiche pas ici. Rangez-le, et demandez à ${auteur} de l’envoyer en PDF.`,
  PAS_UNE_REPONSE: () => 'Ce document accompagne la demande, et n’y répond pas. Vous pouvez le ranger.',
} as const satisfies Record<ObstacleReponse, (reponse: Reponse) => string>;
