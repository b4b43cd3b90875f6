import { RecueilSaisi, type RecueilSaisiT } from '@orapont/contract/demande';
import type { SituationPersonne } from '@orapont/domain/consentement/capacite';
import type { Recueil } from '@orapont/domain/consentement/recueil';
import type { DateCivile } from '@orapont/domain/dates';
import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import type { Tx } from '../../../kernel/bd.ts';
import type { PersonneSuivie } from './faits-repository.ts';

export type DecisionEcrite =
  | 'CONSENTEMENT'
  | 'REFUS'
  | 'ASSENTIMENT'
  | 'REFUS_ASSENTIMENT'
  | 'DECISION_PROFESSIONNELLE'
  | 'URGENCE'
  | 'DESACCORD'
  | 'RETRAIT'
  | 'RAPPORTE';

export type LigneRecueil = {
  readonly organisationId: string;
  readonly acteId: string;
  readonly dossierId: string;
  readonly decision: DecisionEcrite;
  readonly capacite: string;
  readonly contenu: unknown;
  readonly requisId: string | null;
  readonly texteVersion: string | null;
  readonly informeLe: string | null;
  readonly le: string;
  readonly saisiPar: string;
};

/** Append-only: a change of mind is another row. */
export async function ajouterRecueil(tx: Tx, ligne: LigneRecueil): Promise<void> {
  await tx
    .insertInto('consentement')
    .values({
      organisation_id: ligne.organisationId,
      id: uuidv7(),
      acte_id: ligne.acteId,
      dossier_id: ligne.dossierId,
      decision: ligne.decision,
      capacite: ligne.capacite,
      contenu: JSON.stringify(ligne.contenu),
      requis_id: ligne.requisId,
      texte_version: ligne.texteVersion,
      informe_le: ligne.informeLe,
      le: ligne.le,
      saisi_par: ligne.saisiPar,
    })
    .execute();
}

export const lireRecueils = (tx: Tx, acteId: string) =>
  tx
    .selectFrom('consentement as c')
    .leftJoin('professionnel as p', 'p.id', 'c.requis_id')
    .select(['c.id', 'c.decision', 'c.contenu', 'c.le', 'c.requis_id', 'c.saisi_le', 'p.nom', 'p.prenom'])
    .where('c.acte_id', '=', acteId)
    .orderBy('c.saisi_le')
    .orderBy('c.id')
    .execute();
export type RecueilLu = Awaited<ReturnType<typeof lireRecueils>>[number];

const Rapporte = z.object({ le: z.string(), par: z.string(), requisId: z.string() });

/** What was typed in the last main row; undefined when it cannot be read as one. */
export function saisieDe(ligne: RecueilLu): RecueilSaisiT | undefined {
  const lu = RecueilSaisi.safeParse(ligne.contenu);
  return lu.success ? lu.data : undefined;
}

const PROPRES_A_LA_PERSONNE = ['ASSENTIMENT', 'REFUS_ASSENTIMENT'];

/** The will of the person as it stands: the newest decision, and its withdrawal if one came. */
export function volonteDe(lignes: readonly RecueilLu[], personne: PersonneSuivie): Recueil {
  const decisions = lignes.filter(({ decision }) => !PROPRES_A_LA_PERSONNE.includes(decision));
  const retrait = decisions.find(({ decision }) => decision === 'RETRAIT');
  const derniere = decisions.findLast(({ decision }) => decision !== 'RETRAIT');
  const saisie = derniere && saisieDe(derniere);
  const situation = situationDe(personne);
  if (derniere?.decision === 'RAPPORTE' && !retrait)
    return {
      situation,
      rapporte: Rapporte.parse({ ...Object(derniere.contenu), requisId: derniere.requis_id }),
    };
  return {
    ...(saisie ? enRecueil(saisie, situation) : { situation }),
    ...(retrait ? { retireLe: retrait.le } : {}),
  };
}

export const situationDe = (personne: PersonneSuivie): SituationPersonne => ({
  naissance: personne.date_naissance as DateCivile,
  mesure: personne.protection as SituationPersonne['mesure'],
  representationPersonne: personne.representation_personne,
  apteAExprimerSaVolonte: personne.apte_a_exprimer,
});

export function enRecueil(saisie: RecueilSaisiT, situation: SituationPersonne): Recueil {
  const { information, avisPersonne, desaccord } = saisie;
  return {
    situation,
    ...(information ? { information } : {}),
    decision: { ...saisie.decision, requisId: saisie.requisId },
    ...(avisPersonne ? { avisPersonne } : {}),
    consultes: saisie.consultes,
    consultationImpossible: saisie.consultationImpossible,
    motivation: saisie.motivation,
    ...(desaccord
      ? { desaccord: desaccord.decisionJuge ? { decisionJuge: desaccord.decisionJuge } : {} }
      : {}),
  };
}
