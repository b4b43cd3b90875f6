import type { RecueilSaisiT } from '@orapont/contract/demande';
import type { DossierEmporteT, EmportT } from '@orapont/contract/tournee';
import type { Capacite } from '@orapont/domain/consentement/capacite';
import type {
  AvisPersonne,
  ModeRecueil,
  QualiteConsulte,
  Recueil,
} from '@orapont/domain/consentement/recueil';
import { verifierConsentement } from '@orapont/domain/consentement/verifier';

export type SaisieAccord = {
  readonly informePar: string;
  readonly capacite: Capacite;
  readonly auteur: string;
  readonly sens: 'CONSENT' | 'REFUSE' | null;
  readonly mode: ModeRecueil;
  readonly avisPersonne: AvisPersonne | null;
  readonly consulte: string;
  readonly consulteQualite: QualiteConsulte;
  readonly consultationImpossible: string;
  readonly motivation: string;
  readonly revenirLe: string;
};

export function accordVierge({ par }: EmportT, resident: DossierEmporteT): SaisieAccord {
  const capacite = resident.protection.capacites[0] ?? 'PERSONNE';
  return {
    informePar: par.nom,
    capacite,
    auteur: auteurDe(resident, capacite, par.nom),
    sens: null,
    mode: 'ORAL',
    avisPersonne: null,
    consulte: '',
    consulteQualite: 'FAMILLE',
    consultationImpossible: '',
    motivation: '',
    revenirLe: '',
  };
}

const QUALITES: Readonly<Partial<Record<Capacite, string>>> = {
  TUTEUR: 'TUTEUR',
  HABILITATION_FAMILIALE: 'HABILITATION_FAMILIALE',
  MANDATAIRE: 'MANDATAIRE',
  PARENTS: 'PARENT',
};

/** The name that the tablet already knows for this capacity. */
export function auteurDe({ identite, protection }: DossierEmporteT, capacite: Capacite, moi: string): string {
  if (capacite === 'PERSONNE')
    return `${identite.prenomUtilise ?? identite.prenoms[0] ?? ''} ${identite.nomUtilise ?? identite.nomNaissance}`.trim();
  const qualite = QUALITES[capacite];
  if (qualite === undefined) return moi;
  return protection.representants.find((r) => r.qualite === qualite)?.nom ?? '';
}

/** The professional decides in the person's place, in writing. */
export const decideSeul = (capacite: Capacite): boolean =>
  capacite === 'DECISION_APRES_CONSULTATION' || capacite === 'URGENCE';

/** Information a moment before the decision: the text was read when this screen opened. */
export function recueilDe(
  saisie: SaisieAccord,
  { emport, ouvertLe, maintenant }: { emport: EmportT; ouvertLe: string; maintenant: string },
): RecueilSaisiT {
  const { capacite, sens, auteur, mode, consulte, consulteQualite, revenirLe } = saisie;
  return {
    requisId: emport.requis.id,
    information:
      capacite === 'URGENCE'
        ? null
        : { le: ouvertLe, par: saisie.informePar, versionTexte: emport.texteInformation.version },
    decision: { le: maintenant, sens: sens ?? 'REFUSE', capacite, auteur, mode },
    avisPersonne: capacite === 'PERSONNE' ? null : saisie.avisPersonne,
    consultes:
      consulte.trim() === '' ? [] : [{ qualite: consulteQualite, nom: consulte.trim(), le: maintenant }],
    consultationImpossible: saisie.consultationImpossible,
    motivation: saisie.motivation,
    desaccord: null,
    revenirLe: sens === 'REFUSE' && revenirLe ? (revenirLe as '2026-1-1') : null,
  };
}

/** The law, with no network: what would be refused on arrival is said in the room. A refusal is never refused. */
export function obstaclesDe(recueil: RecueilSaisiT, resident: DossierEmporteT, maintenant: string) {
  const { identite, protection } = resident;
  const { information, decision, avisPersonne, consultes, consultationImpossible, motivation } = recueil;
  if (decision.sens === 'REFUSE') return [];
  const fait: Recueil = {
    situation: {
      naissance: identite.dateNaissance,
      mesure: protection.mesure,
      representationPersonne: protection.representationPersonne,
      apteAExprimerSaVolonte: protection.apteAExprimer,
    },
    ...(information ? { information } : {}),
    decision: { ...decision, requisId: recueil.requisId },
    ...(avisPersonne ? { avisPersonne } : {}),
    consultes,
    consultationImpossible,
    motivation,
  };
  return verifierConsentement(fait, { requisId: recueil.requisId, maintenant });
}
