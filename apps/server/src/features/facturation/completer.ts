import { Jour } from '@orapont/contract/communs';
import { Erreur } from '@orapont/domain/erreurs';
import type { DonneeManquante, LigneFacturation, NumeroRequerant } from '@orapont/domain/facturation/ligne';
import { modeSesam } from '@orapont/domain/facturation/sesam';
import { normaliserFiness, PHRASE_FINESS, verifierFiness } from '@orapont/domain/identite/finess';
import { controlerNir, normaliserNir, PHRASE_NIR } from '@orapont/domain/identite/nir';
import { normaliserRpps, PHRASE_RPPS, verifierRpps } from '@orapont/domain/identite/rpps';
import type { Verdict } from '@orapont/domain/verdict';
import { z } from 'zod';

/** What a person adds to a line that the request did not give. Empty means: as the line has it. */
export const Complement = z.object({
  nir: z.string(),
  ayantDroit: z.boolean(),
  dateNaissance: Jour.nullable(),
  rangGemellaire: z.int().nullable(),
  numeroRequerant: z.string(),
  logicielAJour: z.boolean(),
});
export type ComplementT = z.infer<typeof Complement>;

export const Adri = z.object({ le: Jour, resultat: z.string() });
export type AdriT = z.infer<typeof Adri>;

/**
 * The line as it is to be sent: computed once, completed by hand.
 *
 * @rule TE-15, TE-16, TE-17, TE-18
 */
export function completer(
  ligne: LigneFacturation,
  complement: ComplementT | undefined,
  adri: AdriT | undefined,
): LigneFacturation {
  const appel = adri ? ({ etat: 'FAIT', ...adri } as const) : ligne.adri;
  if (!complement) return { ...ligne, adri: appel };
  const { nir, ayantDroit, dateNaissance, rangGemellaire, numeroRequerant, logicielAJour } = complement;
  const patient = {
    nom: ligne.patient.nom,
    prenom: ligne.patient.prenom,
    ayantDroit,
    ...(nir || ligne.patient.nir ? { nir: nir || (ligne.patient.nir ?? '') } : {}),
    ...(ayantDroit && dateNaissance ? { dateNaissance } : {}),
    ...(ayantDroit && rangGemellaire ? { rangGemellaire } : {}),
  };
  const completee = {
    ...ligne,
    patient,
    requerant: numeroRequerant ? numeroDe(numeroRequerant) : ligne.requerant,
    mode: modeSesam({ carteVitaleLue: false, logicielAJour }),
    adri: appel,
  };
  return { ...completee, aCompleter: restantes(completee) };
}

function restantes({ patient, requerant, factureParRpps }: LigneFacturation): readonly DonneeManquante[] {
  const constats: readonly (readonly [boolean, DonneeManquante])[] = [
    [!patient.nir, 'NIR'],
    [patient.ayantDroit && patient.dateNaissance === undefined, 'DATE_NAISSANCE'],
    [requerant === undefined, 'NUMERO_REQUERANT'],
    [factureParRpps === '', 'RPPS_FACTURANT'],
  ];
  return constats.filter(([manque]) => manque).map(([, donnee]) => donnee);
}

/** Eleven digits name a professional, nine characters a structure. */
const numeroDe = (numero: string): NumeroRequerant => ({
  type: numero.length === 11 ? 'RPPS' : 'FINESS',
  valeur: numero,
});

/**
 * What was typed, as it is kept.
 *
 * @throws Erreur SAISIE_INVALIDE with the sentence of each wrong field
 */
export function controlerComplement(saisi: ComplementT): ComplementT {
  const champs: Record<string, string> = {};
  const nir = normaliserNir(saisi.nir);
  const numeroRequerant = normaliserNumero(saisi.numeroRequerant);
  const fauteNir = nir === '' ? undefined : phrase(controlerNir(nir).verdict);
  if (fauteNir) champs['nir'] = fauteNir;
  const fauteNumero = numeroRequerant === '' ? undefined : phrase(controlerNumero(numeroRequerant));
  if (fauteNumero) champs['numeroRequerant'] = fauteNumero;
  if (Object.keys(champs).length > 0) throw new Erreur('SAISIE_INVALIDE', [], { champs });
  return { ...saisi, nir, numeroRequerant };
}

const normaliserNumero = (texte: string) => {
  const rpps = normaliserRpps(texte);
  return rpps.length === 11 ? rpps : normaliserFiness(texte);
};

const controlerNumero = (numero: string) =>
  numero.length === 11 ? verifierRpps(numero) : verifierFiness(numero);

const PHRASES: Readonly<Record<string, string>> = { ...PHRASE_NIR, ...PHRASE_RPPS, ...PHRASE_FINESS };

const phrase = (verdict: Verdict<string>): string | undefined =>
  verdict.accord ? undefined : verdict.motifs.map((motif) => PHRASES[motif] ?? motif).join(' ');
