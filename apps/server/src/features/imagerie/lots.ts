import { createHash } from 'node:crypto';
import { type deposerLot, LOT_MAX_OCTETS } from '@orapont/contract/imagerie-lot';
import type { BodyOf, ReplyOf } from '@orapont/contract/route';
import { Erreur } from '@orapont/domain/erreurs';
import { REFUS_RECEPTION } from '@orapont/domain/imagerie/refus';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { laisserRepondre, refusDEnvoi } from '../../kernel/protocole-envoi.ts';
import { enSoin, type Session, type SessionSoin } from '../../kernel/session.ts';
import type { GardeEnvoi } from '../medias/ports.ts';
import type { Televersement } from '../objets/ports.ts';
import { decouper } from './decouper.ts';
import type { DepsImagerie } from './deps.ts';
import { ouvrirDepot, type Provenance, siteDuDepot } from './provenance.ts';
import { recevoir } from './recevoir.ts';

/** Hands one request of the tus protocol over, with the answers that concern this person. */
export async function televerserLot(
  deps: DepsImagerie,
  session: Session,
  requete: FastifyRequest,
  reponse: FastifyReply,
): Promise<FastifyReply> {
  const garde = gardeDe(enSoin(session));
  return laisserRepondre(reponse, () => deps.tus.traiter(requete.raw, reponse.raw, garde));
}

const gardeDe = (session: SessionSoin): GardeEnvoi => ({
  async creer(_metadonnees, taille) {
    try {
      siteDuDepot(session);
    } catch (cause) {
      return refusDEnvoi(cause);
    }
    if (taille > LOT_MAX_OCTETS)
      return { statut: 413, code: 'TROP_LOURD', phrase: REFUS_RECEPTION.TROP_LOURD.phrase };
    // Of nobody's record yet: while it travels it is encrypted under a key of whoever brings it, and only that person goes on with it.
    return { organisationId: session.organisationId, dossierId: session.compteId };
  },
  acceder: async (envoi) => estSien(session, envoi),
});

const estSien = ({ organisationId, compteId }: SessionSoin, envoi: Televersement): boolean =>
  envoi.organisationId === organisationId && envoi.dossierId === compteId && envoi.acteId === undefined;

/** @rule IMG-02 */
export async function recevoirLot(
  deps: DepsImagerie,
  session: Session,
  id: string,
  { empreinte, tailles, dossierId }: BodyOf<typeof deposerLot>,
): Promise<ReplyOf<typeof deposerLot>> {
  const soin = enSoin(session);
  const de = await ouvrirDepot(deps, soin, dossierId);
  const envoi = await deps.televersements.trouver(id);
  if (!envoi || !estSien(soin, envoi)) throw new Erreur('INTROUVABLE', ['ENVOI_PERDU']);
  if (envoi.recus < envoi.taille) throw new Erreur('CONFLIT', ['ENVOI_INCOMPLET']);
  if (tailles.reduce((somme, taille) => somme + taille, 0) !== envoi.taille)
    throw new Erreur('SAISIE_INVALIDE', ['TAILLES']);
  const empreinteRecue = await empreinteDe(deps.televersements.lireTeleversement(id));
  // Before any file is taken in: a byte that changed on the way would keep the true picture out.
  if (empreinteRecue !== empreinte) {
    await deps.televersements.abandonner(id);
    throw new Erreur('CONFLIT', ['EMPREINTE_DIFFERENTE']);
  }
  return { empreinteRecue, refus: await recevoirTous(deps, de, id, tailles) };
}

async function recevoirTous(
  deps: DepsImagerie,
  de: Provenance,
  id: string,
  tailles: readonly number[],
): Promise<ReplyOf<typeof deposerLot>['refus']> {
  const refus: ReplyOf<typeof deposerLot>['refus'] = [];
  let rang = 0;
  for await (const octets of decouper(deps.televersements.lireTeleversement(id), tailles)) {
    const { code } = await recevoir(deps, de, octets);
    if (code !== null) refus.push({ rang, code });
    rang += 1;
  }
  return refus;
}

async function empreinteDe(source: AsyncIterable<Uint8Array>): Promise<string> {
  const condensat = createHash('sha256');
  for await (const octets of source) condensat.update(octets);
  return condensat.digest('hex');
}
