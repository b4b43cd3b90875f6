import { Readable } from 'node:stream';
import type { EtudeDuDossierT, PileT } from '@orapont/contract/imagerie-dossier';
import { Erreur } from '@orapont/domain/erreurs';
import { enPiles } from '@orapont/domain/imagerie/piles';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Tx } from '../../kernel/bd.ts';
import { envoyerCoupe } from '../../kernel/coupe.ts';
import { appelant, enSoin, type Session, type SessionSoin } from '../../kernel/session.ts';
import { decide, exigerDossier, exigerReception, peutRegarder } from './acces.ts';
import { candidat } from './candidat-repository.ts';
import type { DepsImagerie } from './deps.ts';
import * as etudes from './etude-repository.ts';
import { etudesDuDossier, origineDe } from './etudes-repository.ts';
import * as instances from './instance-repository.ts';
import { objetDe } from './objets-imagerie.ts';
import { enPile, type Pile } from './piles.ts';
import { nomsDesPortes } from './porte-repository.ts';
import { auteurDe, tracerPersonne, tracerUneFois } from './traces.ts';

/**
 * Received studies that a person attached to this record.
 *
 * @rule DOS-09, DOS-12
 */
export async function listerDuDossier(deps: DepsImagerie, session: Session, dossierId: string) {
  const soin = enSoin(session);
  return deps.bd.organisation(appelant(soin), async (tx) => {
    if (!(await candidat(tx, dossierId))) throw new Erreur('INTROUVABLE');
    await exigerDossier(tx, soin, 'document.lire', dossierId, deps.maintenant());
    const liste = await etudesDuDossier(tx, dossierId);
    const parEtude = Map.groupBy(
      await instances.instancesDes(
        tx,
        liste.map(({ id }) => id),
      ),
      ({ etudeId }) => etudeId,
    );
    const portes = await nomsDesPortes(tx);
    await tracerPersonne(tx, soin, 'IMAGES_LISTEES', { dossierId });
    return {
      etudes: liste.map((etude) => ({
        ...decrire(etude, parEtude.get(etude.id) ?? []),
        origine: origineDe(etude, portes),
        detachable: decide(soin, etude.siteId),
      })),
    };
  });
}

const decrire = (
  etude: etudes.Etude,
  liste: readonly instances.Instance[],
): Omit<EtudeDuDossierT, 'origine' | 'detachable'> => ({
  id: etude.id,
  version: etude.version,
  description: etude.description,
  faiteLe: etude.faiteLe,
  recueLe: etude.recueLe,
  modalites: [...etude.modalites],
  rattacheeParNom: etude.decideParNom,
  rattacheeLe: etude.decideLe ?? etude.recueLe,
  acteId: etude.acteId,
  piles: enPiles(liste).flatMap(enPile).map(decrirePile),
});

function decrirePile(pile: Pile): PileT {
  const { tete, instances: liste } = pile;
  return {
    id: tete.id,
    description: tete.descriptionSerie,
    modalite: tete.modalite,
    images: liste.reduce((somme, { images }) => somme + images, 0),
    etat: etatDe(pile),
    technique: tete.copie?.technique ?? null,
    texteIncruste: liste.some(({ texteIncruste }) => texteIncruste),
  };
}

function etatDe({ tete, instances: liste }: Pile): PileT['etat'] {
  if (tete.copie !== null) return 'PRETE';
  return liste.every(({ etat }) => etat === 'ILLISIBLE') ? 'ILLISIBLE' : 'PREPARATION';
}

/** The values of one slice of a pile, for those who read the documents of its record. */
export async function lireCoupe(
  deps: DepsImagerie,
  session: Session,
  { id, numero }: { readonly id: string; readonly numero: number },
  echange: { readonly requete: FastifyRequest; readonly reponse: FastifyReply },
): Promise<FastifyReply> {
  const soin = enSoin(session);
  const { tete, retenir } = await deps.bd.organisation(appelant(soin), async (tx) => {
    const { instance, dossierId } = await ouvrirAuDossier(deps, tx, soin, id);
    const lieu = { organisationId: soin.organisationId, dossierId };
    const trace = await tracerUneFois(tx, auteurDe(soin), 'IMAGE_OUVERTE', lieu, deps.maintenant());
    return { tete: instance, retenir: trace };
  });
  retenir();
  if (tete.copie?.technique.sorte !== 'DICOM') throw new Erreur('INTROUVABLE', ['IMAGE_EN_PREPARATION']);
  const ref = objetDe(tete, 'normalise');
  return envoyerCoupe(
    {
      grille: tete.copie.technique,
      taille: () => deps.objets.taille(ref),
      lire: (plage) => deps.objets.lire(ref, plage),
    },
    { numero, etag: `"${id}-${tete.copie.de}-${numero}"`, cache: 'private, no-cache' },
    echange,
  );
}

async function ouvrirAuDossier({ maintenant }: DepsImagerie, tx: Tx, soin: SessionSoin, id: string) {
  const instance = await instances.trouverInstance(tx, id);
  const etude = instance && (await etudes.trouverEtude(tx, instance.etudeId));
  if (!instance || !etude || etude.dossierId === null) throw new Erreur('INTROUVABLE');
  await exigerDossier(tx, soin, 'document.lire', etude.dossierId, maintenant());
  return { instance, dossierId: etude.dossierId };
}

/**
 * A received picture, small or at reading size: for those who work where its machine stands while it waits, and for those who read
 * the record once it is in one.
 */
export async function lireRendu(
  deps: DepsImagerie,
  session: Session,
  { id, rendu }: { id: string; rendu: 'vignette' | 'lecture' },
  reponse: FastifyReply,
): Promise<FastifyReply> {
  const soin = enSoin(session);
  const instance = await deps.bd.organisation(appelant(soin), async (tx) => {
    const trouvee = await instances.trouverInstance(tx, id);
    const etude = trouvee && (await etudes.trouverEtude(tx, trouvee.etudeId));
    if (!trouvee || !etude) throw new Erreur('INTROUVABLE');
    await exigerRegard(deps, tx, soin, etude);
    if (trouvee.etat === 'RECUE') throw new Erreur('INTROUVABLE', ['IMAGE_EN_PREPARATION']);
    if (trouvee.etat !== 'PRETE') throw new Erreur('INTROUVABLE');
    // The thumbnail is part of the list, which is traced.
    if (rendu === 'lecture')
      await tracerPersonne(tx, soin, 'IMAGE_RECUE_OUVERTE', { dossierId: etude.dossierId ?? undefined });
    return trouvee;
  });
  reponse.headers({ 'content-type': 'image/webp', 'cache-control': 'private, no-cache', vary: 'cookie' });
  return reponse.send(Readable.from(deps.objets.lire(objetDe(instance, rendu))));
}

async function exigerRegard(
  { maintenant }: DepsImagerie,
  tx: Tx,
  soin: SessionSoin,
  { siteId, dossierId }: etudes.Etude,
): Promise<void> {
  if (dossierId === null || peutRegarder(soin, siteId)) exigerReception(soin, 'reception.lire', siteId);
  else await exigerDossier(tx, soin, 'document.lire', dossierId, maintenant());
}
