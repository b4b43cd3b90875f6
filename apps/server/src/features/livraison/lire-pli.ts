import type { PliSigneT } from '@orapont/contract/livraison';
import { messagePli } from '@orapont/domain/appareil/messages';
import { type DateCivile, jourParis } from '@orapont/domain/dates';
import { Erreur } from '@orapont/domain/erreurs';
import type { z } from 'zod';
import type { Tx } from '../../kernel/bd.ts';
import type { SessionSoin } from '../../kernel/session.ts';
import { type LigneEmport, type LigneResident, trouverEmport, trouverResident } from './emport-repository.ts';
import type { Appareils, Personnes } from './ports.ts';

type Scelle = { readonly appareilId: string };

/** The bytes are verified first; only then is anything of them read. */
export async function ouvrirPli<P extends Scelle>(
  tx: Tx,
  appareils: Appareils,
  appareilId: string,
  { texte, signature }: PliSigneT,
  forme: z.ZodType<P>,
): Promise<{ readonly pli: P; readonly appareilNom: string }> {
  const appareil = await appareils.trouver(tx, appareilId);
  if (!appareil) throw new Erreur('INTROUVABLE', ['APPAREIL_INCONNU']);
  if (!appareils.aSigne(appareil.cle, messagePli(texte), signature))
    throw new Erreur('INTERDIT', ['SIGNATURE_REFUSEE']);
  const pli = forme.parse(enJson(texte));
  // Sealed by this key for another device: taken from one letter to make another.
  if (pli.appareilId !== appareilId) throw new Erreur('INTERDIT', ['SIGNATURE_REFUSEE']);
  return { pli, appareilNom: appareil.nom };
}

function enJson(texte: string): unknown {
  try {
    return JSON.parse(texte);
  } catch (cause) {
    throw new Erreur('SAISIE_INVALIDE', [], { cause });
  }
}

export type Adresse = {
  readonly emportId: string;
  readonly dossierId: string;
  readonly acteId: string;
  readonly appareilId: string;
};
export type Destination = { readonly emport: LigneEmport; readonly resident: LigneResident };

/** A device delivers what belongs to a round that it took along, for a resident of that round, under the act named for him. */
export async function situer(tx: Tx, pli: Adresse): Promise<Destination> {
  const emport = await trouverEmport(tx, pli.emportId);
  const resident =
    emport?.appareil_id === pli.appareilId
      ? await trouverResident(tx, emport.tournee_id, pli.dossierId)
      : undefined;
  if (!emport || resident?.acte_id !== pli.acteId) throw new Erreur('INTROUVABLE', ['EMPORT_INCONNU']);
  return { emport, resident };
}

/** What belongs to a round that this device took along, and to nobody in it. */
export async function situerEmport(
  tx: Tx,
  pli: Pick<Adresse, 'emportId' | 'appareilId'>,
): Promise<LigneEmport> {
  const emport = await trouverEmport(tx, pli.emportId);
  if (emport?.appareil_id !== pli.appareilId) throw new Erreur('INTROUVABLE', ['EMPORT_INCONNU']);
  return emport;
}

/** The day of the work, by the device’s clock, never before it left nor after now. */
export function jourDuTravail(le: string, emport: LigneEmport, maintenant: Date): DateCivile {
  const dit = jourParis(le);
  const depart = jourParis(emport.pris_le);
  const aujourdhui = jourParis(maintenant.toISOString());
  // A civil date sorts as text.
  const [, jour = dit] = [depart, dit, aujourdhui].toSorted((a, b) => a.localeCompare(b));
  return jour;
}

/**
 * Whose work it is, with the rights of that day: a contract that ended last night does not lose what was done yesterday. The name says by
 * which device it came.
 *
 * @source docs/decisions/0014
 */
export async function auteurDe(
  personnes: Personnes,
  {
    emport,
    siteId,
    appareilNom,
    jour,
  }: { emport: LigneEmport; siteId: string; appareilNom: string; jour: DateCivile },
): Promise<SessionSoin | undefined> {
  const session = await personnes.auTravail({
    compteId: emport.compte_id,
    organisationId: emport.organisation_id,
    siteId,
    jour,
  });
  return session && { ...session, nom: `${emport.par_nom}, ${appareilNom}` };
}
