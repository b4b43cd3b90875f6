import type { DateCivile } from '../dates.ts';
import type { Centimes } from '../montants.ts';
import type { Plafond } from '../teleexpertise/plafond.ts';
import { type ActeRendu, droitAFacturer, type MotifSansLigne } from './droit.ts';
import { ADRI_INITIAL, type AppelAdri, type ModeSesam, modeSesam } from './sesam.ts';
import { type CodeActe, type Tarif, tarifApplicable, type ZoneTarifaire } from './tarifs.ts';

/**
 * Whom the feuille de soins names. The NIR is the one rights are opened under: for an ayant droit it
 * is another person's, and never the INS.
 *
 * @rule TE-15
 * @source JO 18/01/2025 art. 9, art. 58.5
 */
export type PatientFacture = {
  readonly nom: string;
  readonly prenom: string;
  readonly nir?: string;
  readonly ayantDroit: boolean;
  readonly dateNaissance?: DateCivile;
  readonly rangGemellaire?: number;
};

export type ActeAFacturer = ActeRendu & {
  readonly dateActe: DateCivile;
  readonly zone: ZoneTarifaire;
  readonly patient: PatientFacture;
  readonly plafond: Plafond;
  readonly poste: { readonly carteVitaleLue: boolean; readonly logicielAJour: boolean };
};

export type NumeroRequerant = { readonly type: 'FINESS' | 'RPPS'; readonly valeur: string };
export type DonneeManquante = 'NIR' | 'DATE_NAISSANCE' | 'NUMERO_REQUERANT' | 'RPPS_FACTURANT';

export type LigneFacturation = {
  readonly code: CodeActe;
  readonly dateActe: DateCivile;
  readonly zone: ZoneTarifaire;
  readonly tarif: Tarif;
  /** The act is done and recorded, beyond the limit it is not paid: its amount is 0. */
  readonly facturable: boolean;
  readonly montant: Centimes;
  readonly indexQuota: number | undefined;
  readonly factureParRpps: string;
  readonly executeParRpps: string;
  readonly requisRpps: string;
  readonly requerant: NumeroRequerant | undefined;
  readonly patient: PatientFacture;
  readonly mode: ModeSesam;
  readonly adri: AppelAdri;
  readonly aCompleter: readonly DonneeManquante[];
};

export type DecisionFacturation =
  | { readonly accord: true; readonly ligne: LigneFacturation }
  | { readonly accord: false; readonly motifs: readonly MotifSansLigne[] };

/**
 * Writes the billing line of an act, or says why there is none. What is merely missing from the line
 * is listed on it: the act stays owed to its author.
 *
 * @rule TE-12, TE-13, TE-14, TE-15, TE-16, TE-17, TE-18
 * @source JO 18/01/2025 art. 9, art. 58.4 and 58.5
 */
export function ligneFacturation(
  code: CodeActe,
  acte: ActeAFacturer,
  reglages: { readonly tarifsAVerifier: boolean } = { tarifsAVerifier: false },
): DecisionFacturation {
  const droit = droitAFacturer(code, acte);
  if (!droit.accord) return droit;
  const { profession } = code === 'TE2' ? acte.requis : acte.requerant;
  const tarif = tarifApplicable({ code, zone: acte.zone, profession, dateActe: acte.dateActe }, reglages);
  if (!tarif) return { accord: false, motifs: ['TARIF_INCONNU'] };
  const { facturable, indexTe2 } = acte.plafond;
  const ligne = {
    code,
    dateActe: acte.dateActe,
    zone: acte.zone,
    tarif,
    facturable,
    montant: facturable ? tarif.montant : 0,
    indexQuota: indexTe2,
    ...signataires(code, acte),
    requisRpps: acte.requis.rpps,
    requerant: numeroRequerant(acte),
    patient: acte.patient,
    mode: modeSesam(acte.poste),
    adri: ADRI_INITIAL,
  };
  return { accord: true, ligne: { ...ligne, aCompleter: manquantes(ligne) } };
}

/** Who bills and who did the act: two people only when a remplaçant answered. */
function signataires(code: CodeActe, { requis, requerant }: ActeRendu) {
  if (code === 'RQD') return { factureParRpps: requerant.rpps ?? '', executeParRpps: requerant.rpps ?? '' };
  const titulaire = requis.exercice === 'REMPLACANT' ? requis.titulaireRpps : undefined;
  return { factureParRpps: titulaire ?? requis.rpps, executeParRpps: requis.rpps };
}

/**
 * Number of the structure requérante in circuit ESMS, of the professional in the other.
 *
 * @rule TE-16
 * @source JO 18/01/2025 art. 9, art. 58.5
 * @interpretation The text says « profession médical requis »: an evident slip for the requérant (⚠2).
 */
export function numeroRequerant({ nature, requerant }: ActeRendu): NumeroRequerant | undefined {
  const finess = requerant.finess && ({ type: 'FINESS', valeur: requerant.finess } as const);
  const rpps = requerant.rpps && ({ type: 'RPPS', valeur: requerant.rpps } as const);
  return (nature === 'TELEEXPERTISE_ESMS' ? finess || rpps : rpps || finess) || undefined;
}

function manquantes({
  patient,
  requerant,
  factureParRpps,
}: Pick<LigneFacturation, 'patient' | 'requerant' | 'factureParRpps'>): readonly DonneeManquante[] {
  const constats: readonly (readonly [boolean, DonneeManquante])[] = [
    [!patient.nir, 'NIR'],
    [patient.ayantDroit && patient.dateNaissance === undefined, 'DATE_NAISSANCE'],
    [requerant === undefined, 'NUMERO_REQUERANT'],
    [factureParRpps === '', 'RPPS_FACTURANT'],
  ];
  return constats.filter(([manque]) => manque).map(([, donnee]) => donnee);
}
