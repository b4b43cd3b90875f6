import {
  Pli,
  PliDesinfection,
  type PliDesinfectionT,
  type PliSigneT,
  type PliT,
  type RecepisseT,
} from '@orapont/contract/livraison';
import { Erreur } from '@orapont/domain/erreurs';
import { CONFLITS, type CodeConflit } from '@orapont/domain/tournee/conflits';
import { z } from 'zod';
import type { Tx } from '../../kernel/bd.ts';
import type { SessionAppareil } from '../../kernel/session.ts';
import { tracer } from '../../kernel/traces-repository.ts';
import { appliquer } from './appliquer.ts';
import { conflitsDuPli } from './conflit-repository.ts';
import { desinfecter } from './desinfecter.ts';
import type { LigneEmport } from './emport-repository.ts';
import { type Destination, ouvrirPli, situer, situerEmport } from './lire-pli.ts';
import { insererPli, type LignePli, type PliNeuf, trouverPli } from './pli-repository.ts';
import type { DepsLivraison } from './ports.ts';

/**
 * Receives a sealed letter. It is on the disk, verified, before anything is made of it; what follows from it may then fail, be cut and
 * be taken up again: nothing has to be sent twice.
 */
export async function livrerPli(
  deps: DepsLivraison,
  session: SessionAppareil,
  signe: PliSigneT,
): Promise<RecepisseT> {
  const { organisationId } = session;
  const recu = await deps.bd.organisation({ organisationId }, async (tx) => {
    const { pli } = await ouvrirPli(tx, deps.appareils, session.id, signe, PliLivre);
    if (pli.type === 'DESINFECTION') {
      const emport = await situerEmport(tx, pli);
      await inscrire(tx, deps, session, { emport }, enLigne(pli, signe, emport));
      return pli;
    }
    const destination = await situer(tx, pli);
    await inscrire(tx, deps, session, destination, {
      ...enLigne(pli, signe, destination.emport),
      dossier_id: pli.dossierId,
      acte_id: pli.acteId,
    });
    return pli;
  });
  if (recu.type === 'DESINFECTION') await desinfecter(deps, session, recu);
  else await appliquer(deps, session, recu);
  return deps.bd.organisation({ organisationId }, (tx) => recepisse(tx, recu.id));
}

const PliLivre = z.union([Pli, PliDesinfection]);

const enLigne = (pli: PliT | PliDesinfectionT, signe: PliSigneT, emport: LigneEmport): PliNeuf => ({
  organisation_id: emport.organisation_id,
  id: pli.id,
  appareil_id: pli.appareilId,
  emport_id: emport.id,
  tournee_id: emport.tournee_id,
  type: pli.type,
  compteur: pli.compteur,
  le: pli.le,
  texte: signe.texte,
  signature: signe.signature,
  etat: 'EN_ATTENTE',
});

/**
 * Keeps a letter once for its id, and once for its counter: the same number under two letters means that a device was copied, or went
 * back in time.
 *
 * @throws Erreur CONFLIT, with what is wrong
 */
export async function inscrire(
  tx: Tx,
  { appareils }: Pick<DepsLivraison, 'appareils'>,
  session: Pick<SessionAppareil, 'id' | 'nom' | 'organisationId'>,
  { emport }: Pick<Destination, 'emport'>,
  ligne: PliNeuf,
): Promise<LignePli> {
  const neuf = await insererPli(tx, ligne);
  const connu = await trouverPli(tx, ligne.id);
  if (!connu) throw new Erreur('CONFLIT', ['COMPTEUR_REUTILISE']);
  if (connu.texte !== ligne.texte || connu.appareil_id !== session.id)
    throw new Erreur('CONFLIT', ['PLI_DIFFERENT']);
  if (neuf) {
    await appareils.noterCompteur(tx, session.id, ligne.compteur as number);
    await tracer(tx, {
      organisationId: session.organisationId,
      chaine: 'ACCES',
      action: ligne.type === 'EMPORT' ? 'TOURNEE_EMPORTEE' : 'LIVRAISON_RECUE',
      acteur: `${emport.par_nom}, ${session.nom}`,
      compteId: emport.compte_id,
      dossierId: ligne.dossier_id ?? undefined,
    });
  }
  return connu;
}

async function recepisse(tx: Tx, id: string): Promise<RecepisseT> {
  const pli = await trouverPli(tx, id);
  if (!pli) throw new Erreur('INTROUVABLE');
  return {
    id,
    etat: pli.etat as RecepisseT['etat'],
    recuLe: pli.recu_le,
    aVerifier: await aVerifier(tx, id),
  };
}

export async function aVerifier(tx: Tx, pliId: string): Promise<string[]> {
  const conflits = await conflitsDuPli(tx, pliId);
  return conflits
    .filter(({ decision }) => decision === null)
    .map(({ code }) => CONFLITS[code as CodeConflit].libelle);
}
