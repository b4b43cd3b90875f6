import type { rattacherEtude, refuserEtude } from '@orapont/contract/imagerie';
import type { BodyOf } from '@orapont/contract/route';
import { peutSurActe } from '@orapont/domain/acces/politique';
import { Erreur } from '@orapont/domain/erreurs';
import { IMAGES_PAR_DEMANDE } from '@orapont/domain/imagerie/piles';
import { identitesContraires } from '@orapont/domain/imagerie/rapprochement';
import type { Tx } from '../../kernel/bd.ts';
import { appelant, enSoin, type Session, type SessionSoin } from '../../kernel/session.ts';
import { exigerDossier, exigerReception } from './acces.ts';
import { candidat, demandesOuvertes, oublierIdentifiant, retenirIdentifiant } from './candidat-repository.ts';
import type { DepsImagerie } from './deps.ts';
import * as etudes from './etude-repository.ts';
import * as instances from './instance-repository.ts';
import { joindre, nommerMedias, pilesAJoindre } from './joindre.ts';
import { propositionPour } from './recevoir.ts';
import { tracerPersonne } from './traces.ts';

type Rattachement = BodyOf<typeof rattacherEtude>;

/**
 * A person says of whom a received study is. When the file names someone else she has to say that she has checked, and that is
 * traced as such.
 *
 * @rule IMG-01
 */
export async function rattacher(deps: DepsImagerie, session: Session, id: string, corps: Rattachement) {
  const soin = enSoin(session);
  const aJoindre = await deps.bd.organisation(appelant(soin), async (tx) => {
    const etude = await ouvrirEnAttente(tx, soin, id, corps.version);
    await exigerPersonne(deps, tx, soin, etude, corps);
    const piles =
      corps.acteId === null ? [] : pilesAJoindre(await instances.instancesDes(tx, [id]), corps.images);
    if (corps.acteId !== null) await exigerDemande(deps, tx, soin, corps, piles.length);
    await etudes.marquerRattachee(tx, id, corps, auteur(deps, soin));
    if (corps.retenirIdentifiant)
      await retenirIdentifiant(tx, soin.organisationId, etude.patient, corps.dossierId);
    // Later when pictures are being put in a request: their bytes do not move while they are read.
    await ranger(deps, tx, soin, id, corps.acteId === null ? 0 : DELAI_RANGEMENT);
    return nommerMedias(tx, piles);
  });
  if (corps.acteId === null) return { ecartees: [] };
  const ecartees = await joindre(deps, soin, { ...corps, acteId: corps.acteId }, aJoindre);
  await deps.bd.organisation(appelant(soin), (tx) => ranger(deps, tx, soin, id, 0));
  return { ecartees };
}

/** Should the server stop while pictures are being put in a request, the job comes by itself. */
const DELAI_RANGEMENT = 60;

const ranger = (
  { travaux }: DepsImagerie,
  tx: Tx,
  { organisationId }: SessionSoin,
  etudeId: string,
  apresSecondes: number,
): Promise<void> => travaux.enfiler(tx, 'imagerie.preparer', { organisationId, etudeId }, { apresSecondes });

async function exigerPersonne(
  { maintenant }: DepsImagerie,
  tx: Tx,
  soin: SessionSoin,
  { patient }: etudes.Etude,
  { dossierId, identiteVerifiee }: Rattachement,
): Promise<void> {
  const dossier = await candidat(tx, dossierId);
  if (!dossier) throw new Erreur('INTROUVABLE');
  await exigerDossier(tx, soin, 'sante.ecrire', dossierId, maintenant());
  const contraire = identitesContraires(patient, dossier);
  if (contraire && !identiteVerifiee) throw new Erreur('REGLE_NON_RESPECTEE', ['IDENTITE_DIFFERENTE']);
  await tracerPersonne(tx, soin, contraire ? 'ETUDE_RATTACHEE_MALGRE_IDENTITE' : 'ETUDE_RATTACHEE', {
    dossierId,
  });
}

async function exigerDemande(
  { maintenant }: DepsImagerie,
  tx: Tx,
  soin: SessionSoin,
  { dossierId, acteId }: Rattachement,
  images: number,
): Promise<void> {
  const sites = await exigerDossier(tx, soin, 'demande.preparer', dossierId, maintenant());
  const ouvertes = await demandesOuvertes(
    tx,
    dossierId,
    sites.filter((site) => soin.acteur.sites.includes(site)),
  );
  const demande = ouvertes.find(({ id }) => id === acteId);
  if (!demande) throw new Erreur('INTROUVABLE');
  const { organisationId, acteur } = soin;
  const verdict = peutSurActe(acteur, 'media.deposer', {
    organisationId,
    siteId: demande.site_id,
    requisId: null,
    partageOuvert: false,
  });
  if (!verdict.accord) throw new Erreur('INTERDIT', verdict.motifs);
  if (images > IMAGES_PAR_DEMANDE) throw new Erreur('REGLE_NON_RESPECTEE', ['TROP_D_IMAGES']);
}

export async function refuser(
  deps: DepsImagerie,
  session: Session,
  id: string,
  { version, motif }: BodyOf<typeof refuserEtude>,
): Promise<void> {
  const soin = enSoin(session);
  await deps.bd.organisation(appelant(soin), async (tx) => {
    await ouvrirEnAttente(tx, soin, id, version);
    await etudes.marquerRefusee(tx, id, motif, auteur(deps, soin));
    await tracerPersonne(tx, soin, 'ETUDE_REFUSEE');
  });
}

/** Undo: pictures that a request took are taken out of it, unless it has left with them. */
export async function annuler(
  deps: DepsImagerie,
  session: Session,
  id: string,
  { version }: { readonly version: number },
): Promise<void> {
  const soin = enSoin(session);
  const medias = await deps.bd.organisation(appelant(soin), async (tx) => {
    await ouvrirDecidee(tx, soin, id, version);
    const liste = await instances.instancesDes(tx, [id]);
    return new Set(liste.flatMap(({ mediaId }) => mediaId ?? []));
  });
  for (const mediaId of medias) await deps.retirer(soin, mediaId);
  await deps.bd.organisation(appelant(soin), async (tx) => {
    const etude = await ouvrirDecidee(tx, soin, id, version);
    const liste = await instances.instancesDes(tx, [id]);
    if (liste.length > 0)
      await instances.nommerMedia(
        tx,
        liste.map((instance) => instance.id),
        null,
      );
    if (etude.dossierId !== null) await oublierIdentifiant(tx, etude.patient);
    await etudes.remettreEnAttente(tx, id, await propositionPour(tx, etude));
    await tracerPersonne(tx, soin, etude.dossierId === null ? 'ETUDE_REPRISE' : 'ETUDE_DETACHEE', {
      dossierId: etude.dossierId ?? undefined,
    });
    await ranger(deps, tx, soin, id, 0);
  });
}

async function ouvrir(tx: Tx, soin: SessionSoin, id: string, version: number): Promise<etudes.Etude> {
  const etude = await etudes.trouverEtude(tx, id, { verrou: true });
  if (!etude) throw new Erreur('INTROUVABLE');
  exigerReception(soin, 'reception.decider', etude.siteId);
  if (etude.version !== version) throw new Erreur('CONFLIT', ['DEJA_TRAITEE']);
  return etude;
}

async function ouvrirEnAttente(
  tx: Tx,
  soin: SessionSoin,
  id: string,
  version: number,
): Promise<etudes.Etude> {
  const etude = await ouvrir(tx, soin, id, version);
  if (etude.decideLe !== null) throw new Erreur('CONFLIT', ['DEJA_TRAITEE']);
  return etude;
}

async function ouvrirDecidee(tx: Tx, soin: SessionSoin, id: string, version: number): Promise<etudes.Etude> {
  const etude = await ouvrir(tx, soin, id, version);
  if (etude.decideLe === null) throw new Erreur('CONFLIT', ['DEJA_TRAITEE']);
  if (etude.purgeLe !== null) throw new Erreur('CONFLIT', ['IMAGE_EFFACEE']);
  return etude;
}

const auteur = ({ maintenant }: DepsImagerie, { compteId, nom }: SessionSoin) => ({
  compteId,
  nom,
  le: maintenant(),
});
