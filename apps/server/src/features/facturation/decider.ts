import type { DemandeFigeeT } from '@orapont/contract/demande-figee';
import { type DateCivile, jourParis } from '@orapont/domain/dates';
import { CODE_ACCEPTATION } from '@orapont/domain/facturation/droit';
import {
  type ActeAFacturer,
  type DecisionFacturation,
  ligneFacturation,
  type PatientFacture,
} from '@orapont/domain/facturation/ligne';
import type { CodeActe } from '@orapont/domain/facturation/tarifs';
import { type CodeProfession, estCodeProfession } from '@orapont/domain/identite/professions';
import type { Exercice } from '@orapont/domain/teleexpertise/demande';
import type { EtatActe } from '@orapont/domain/teleexpertise/etat';
import type { Plafond } from '@orapont/domain/teleexpertise/plafond';
import type { EtatRemise } from '@orapont/domain/teleexpertise/remise';
import type { Tx } from '../../kernel/bd.ts';
import {
  type ActeDemande,
  type ActeRecuSigne,
  joursRecus,
  joursRepondus,
  professionnel,
  type QuotaSigne,
} from './faits-repository.ts';
import { lignesDuJour, rangPris } from './ligne-repository.ts';
import type { DepsFacturation, IdentiteRegistre } from './ports.ts';
import { rangDeLActe } from './rang.ts';
import { datesAuRegistre } from './registre-repository.ts';

export type Decidee = {
  readonly code: CodeActe;
  readonly acteId: string;
  readonly dossierId: string;
  readonly professionnelId: string;
  readonly praticien: string;
  readonly plafond: Plafond;
  readonly demande: DemandeFigeeT;
  readonly jour: DateCivile;
  readonly decision: DecisionFacturation;
};

type Deps = Pick<DepsFacturation, 'registre' | 'tarifsAVerifier'>;

/**
 * TE2 of the one who answered, from what he keeps in his own record.
 *
 * @rule TE-06, TE-12, TE-14, TE-15, TE-16
 */
export async function deciderTe2(tx: Tx, deps: Deps, acte: ActeRecuSigne): Promise<Decidee> {
  const { demande, requisId, dossierId } = acte;
  const requis = await professionnel(tx, requisId);
  const exercice = exerciceDe(requis?.mode_exercice);
  const faits = {
    nature: demande.nature,
    // A signed compte rendu is the answer, whatever the other side's copy of the state says.
    etat: 'AVIS_RENDU' as const,
    requis: {
      rpps: requis?.rpps ?? '',
      profession: professionDe(requis?.profession),
      conventionne:
        (exercice === 'REMPLACANT' ? requis?.titulaire_conventionne : requis?.conventionne) ?? false,
      exercice,
      ...(requis?.titulaire_rpps ? { titulaireRpps: requis.titulaire_rpps } : {}),
    },
    requerant: requerantDe(demande, false),
    remise: remiseDe(acte.remise),
    zone: demande.requisLieu.zone,
  };
  return decider(tx, deps, {
    code: 'TE2',
    acte: { ...acte, professionnelId: requisId },
    faits,
    praticien: nomDe(requis),
    requisRpps: requis?.rpps ?? null,
    locales: await joursRepondus(tx, dossierId, requisId),
    quota: acte.quota,
    ailleurs: acte.ailleurs,
  });
}

/**
 * RQD of the dentist who asked a specialist, once the answer stands in his record.
 *
 * @rule TE-13
 * @interpretation The compte rendu filed in the requérant's record proves its arrival as the operator's 250 does.
 */
export async function deciderRqd(tx: Tx, deps: Deps, acte: ActeDemande): Promise<Decidee> {
  const { demande, requerantId, requisId, dossierId } = acte;
  const requerant = await professionnel(tx, requerantId);
  const { requis } = demande;
  const faits = {
    nature: demande.nature,
    etat: acte.etat as EtatActe,
    requis: {
      rpps: requis.rpps ?? '',
      profession: professionDe(requis.profession),
      conventionne: true,
      exercice: 'TITULAIRE' as const,
    },
    requerant: {
      ...requerantDe(demande, requerant?.conventionne ?? false),
      profession: professionDe(requerant?.profession),
    },
    remise: acte.arrive ? { etat: 'FAIT' as const, preuve: CODE_ACCEPTATION } : { etat: 'A_FAIRE' as const },
    zone: demande.structure.zone,
  };
  return decider(tx, deps, {
    code: 'RQD',
    acte: { ...acte, professionnelId: requerantId },
    faits,
    praticien: nomDe(requerant),
    requisRpps: requis.rpps,
    locales: await joursRecus(tx, dossierId, requisId),
    quota: null,
    ailleurs: demande.actesAilleurs,
  });
}

type Dossier = {
  readonly code: CodeActe;
  readonly acte: Pick<ActeRecuSigne, 'acteId' | 'dossierId' | 'demande' | 'signeLe'> & {
    readonly professionnelId: string;
  };
  readonly faits: Omit<ActeAFacturer, 'dateActe' | 'patient' | 'plafond' | 'poste'>;
  readonly praticien: string;
  readonly requisRpps: string | null;
  readonly locales: readonly DateCivile[];
  /** What the signature judged; RQD is not judged there. */
  readonly quota: QuotaSigne | null;
  readonly ailleurs: number;
};

async function decider(tx: Tx, deps: Deps, dossier: Dossier): Promise<Decidee> {
  const { code, acte, faits, praticien } = dossier;
  const { demande, acteId, dossierId, professionnelId } = acte;
  const jour = jourParis(acte.signeLe);
  const plafond = (await plafondSigne(tx, dossier, jour)) ?? (await plafondDuJour(tx, deps, dossier, jour));
  const decision = ligneFacturation(
    code,
    { ...faits, dateActe: jour, patient: patientDe(demande), plafond, poste: POSTE },
    { tarifsAVerifier: deps.tarifsAVerifier },
  );
  return { code, acteId, dossierId, professionnelId, praticien, plafond, demande, jour, decision };
}

/**
 * The rank is that of the signature, kept with the verdict and printed on the compte rendu, whenever the letter is accepted. Two
 * signatures at the same instant may have judged the same rank: the second line is then counted again.
 *
 * @rule TE-12, TE-14
 */
async function plafondSigne(
  tx: Tx,
  { acte, requisRpps, quota }: Dossier,
  jour: DateCivile,
): Promise<Plafond | undefined> {
  if (!quota) return undefined;
  const { indexTe2, ...reste } = quota;
  const { dossierId, acteId } = acte;
  const qui = { dossierId, requisRpps: requisRpps ?? '', jour, saufActeId: acteId };
  if (indexTe2 !== null && (await rangPris(tx, qui, indexTe2))) return undefined;
  return { ...reste, indexTe2: indexTe2 ?? undefined };
}

async function plafondDuJour(
  tx: Tx,
  { registre }: Deps,
  { code, acte, requisRpps, locales, ailleurs }: Dossier,
  jour: DateCivile,
): Promise<Plafond> {
  const { demande, acteId, dossierId } = acte;
  const cles = registre.cles(identiteDe(demande));
  return rangDeLActe(
    {
      registre: await datesAuRegistre(tx, { rpps: requisRpps, cles, code, jour }),
      locales,
      dejaCeJour: await lignesDuJour(tx, {
        dossierId,
        requisRpps: requisRpps ?? '',
        code,
        jour,
        saufActeId: acteId,
      }),
      ailleurs,
    },
    jour,
  );
}

/** The patient is not there: no card to read. An outdated software is said by hand on the line (TE-17). */
const POSTE = { carteVitaleLue: false, logicielAJour: true } as const;

const professionDe = (code: string | undefined): CodeProfession =>
  code !== undefined && estCodeProfession(code) ? code : 'AUTRE';

function exerciceDe(mode: string | undefined): Exercice {
  if (mode === 'REMPLACANT') return 'REMPLACANT';
  return mode === 'SALARIE' ? 'SALARIE' : 'TITULAIRE';
}

function requerantDe({ requerant, structure }: DemandeFigeeT, conventionne: boolean) {
  return {
    profession: professionDe(requerant.profession),
    conventionne,
    ...(requerant.rpps ? { rpps: requerant.rpps } : {}),
    ...(structure.finess ? { finess: structure.finess } : {}),
  };
}

function remiseDe({ etat, preuve }: ActeRecuSigne['remise']): ActeAFacturer['remise'] {
  const code = /^(\d{3})\b/.exec(preuve ?? '')?.[1];
  return { etat: etat as EtatRemise, ...(code ? { preuve: Number(code) } : {}) };
}

/** The number is the insured's, never the INS (TE-15). */
function patientDe({ patient }: DemandeFigeeT): PatientFacture {
  const { assure } = patient;
  const ayantDroit = assure?.ayantDroit ?? null;
  return {
    nom: patient.nomUtilise ?? patient.nomNaissance,
    prenom: patient.prenomUtilise ?? patient.prenoms[0] ?? '',
    ayantDroit: ayantDroit !== null,
    ...(assure ? { nir: assure.nir } : {}),
    ...(ayantDroit
      ? { dateNaissance: ayantDroit.dateNaissance, rangGemellaire: ayantDroit.rangGemellaire }
      : {}),
  };
}

export function identiteDe({ patient }: DemandeFigeeT): IdentiteRegistre {
  const { nomNaissance, prenoms, dateNaissance, sexe, lieuNaissanceCog, ins } = patient;
  return { nomNaissance, prenoms, dateNaissance, sexe, lieuNaissanceCog, ins };
}

const nomDe = (personne: { readonly nom: string; readonly prenom: string } | undefined) =>
  personne ? `${personne.prenom} ${personne.nom}`.trim() : '';
