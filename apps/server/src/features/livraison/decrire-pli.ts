import { Pli, PliDesinfection, type PliDesinfectionT, type PliT } from '@orapont/contract/livraison';
import { LIBELLES_CAPACITE } from '@orapont/domain/consentement/capacite';
import { LIBELLES_MODE_RECUEIL } from '@orapont/domain/consentement/recueil';
import { formaterDate, heureParis, jourParis } from '@orapont/domain/dates';
import { LIBELLES_ETAT_RESIDENT, LIBELLES_MOTIF_ARRET } from '@orapont/domain/tournee/residents';

const moment = (le: string) => `le ${formaterDate(jourParis(le))} à ${heureParis(le)}`;

/** What a tablet brought, in words, so that a person can decide without knowing what a letter is. */
export function decrirePli({ texte, type }: { readonly texte: string; readonly type: string }): string[] {
  if (type === 'MEDIA') return ['Une photographie prise pendant la tournée.'];
  const desinfection = lireDesinfection({ texte, type });
  if (desinfection) return decrireDesinfection(desinfection);
  const lu = Pli.safeParse(enJson(texte));
  return lu.success ? PAR_TYPE[lu.data.type](lu.data as never) : [];
}

/** The device that a letter says was disinfected, and how; undefined for every other letter. */
export function lireDesinfection({ texte, type }: { readonly texte: string; readonly type: string }) {
  return type === 'DESINFECTION' ? PliDesinfection.safeParse(enJson(texte)).data : undefined;
}

function enJson(texte: string): unknown {
  try {
    return JSON.parse(texte);
  } catch {
    return undefined;
  }
}

type De<T extends PliT['type']> = Extract<PliT, { type: T }>;

const PAR_TYPE: { readonly [T in PliT['type']]: (pli: De<T>) => string[] } = {
  ACTE: ({ le }) => [`Bilan commencé sur la tablette ${moment(le)}.`],
  REPONSES: decrireReponses,
  RECUEIL: decrireRecueil,
  CAPTATION: () => ['Une séance de prise de vues.'],
  EVALUATION: () => ['Une évaluation faite pendant la tournée.'],
  CLOTURE: ({ etat, arret }) => [
    `${LIBELLES_ETAT_RESIDENT[etat]}${arret ? `\u00a0: ${LIBELLES_MOTIF_ARRET[arret].toLowerCase()}` : ''}.`,
  ],
};

function decrireDesinfection({ le, entretien: { produit } }: PliDesinfectionT): string[] {
  return [
    `Désinfecté ${moment(le)}${produit && `, avec\u00a0: ${produit}`}.`,
    'Inscrivez-la au carnet si vous savez qu’elle a été faite. Sinon, désinfectez l’appareil avant la prochaine personne.',
  ];
}

function decrireReponses({ champs }: De<'REPONSES'>): string[] {
  const { motifTexte, question, sante } = champs;
  return [
    ...(motifTexte ? [`Motif\u00a0: ${motifTexte}`] : []),
    ...(question ? [`Question\u00a0: ${question}`] : []),
    ...(sante ? [`Informations de santé recueillies le ${formaterDate(sante.recueilliesLe)}.`] : []),
  ];
}

function decrireRecueil({ recueil: { information, decision } }: De<'RECUEIL'>): string[] {
  const qui = `${decision.auteur} (${LIBELLES_CAPACITE[decision.capacite].toLowerCase()})`;
  const comment = LIBELLES_MODE_RECUEIL[decision.mode].toLowerCase();
  return [
    information
      ? `Information donnée ${moment(information.le)} par ${information.par} (texte ${information.versionTexte}).`
      : 'Aucune information notée.',
    decision.sens === 'REFUSE'
      ? `Refus exprimé ${moment(decision.le)} par ${qui}, ${comment}.`
      : `Accord donné ${moment(decision.le)} par ${qui}, ${comment}.`,
  ];
}
