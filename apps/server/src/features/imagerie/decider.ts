import { randomUUID } from 'node:crypto';
import type { rattacherEtude, refuserEtude } from '@orapont/contract/imagerie';
import type { BodyOf } from '@orapont/contract/route';
import { Erreur } from '@orapont/domain/erreurs';
import { identitesContraires } from '@orapont/domain/imagerie/rapprochement';
import type { Tx } from '../../kernel/bd.ts';
import { appelant, enSoin, type Session, type SessionSoin } from '../../kernel/session.ts';
import { exigerDossier, exigerReception } from './acces.ts';
import { candidat, demandesOuvertes, oublierIdentifiant, retenirIdentifiant } from './candidat-repository.ts';
import type { DepsImagerie } from './deps.ts';
import * as etudes from './etude-repository.ts';
import * as instances from './instance-repository.ts';
import { objetDe, rassembler } from './objets-imagerie.ts';
import { propositionPour } from './recevoir.ts';
import { tracerPersonne } from './traces.ts';

type Rattachement = BodyOf<typeof rattacherEtude>;

/** A request is read picture by picture: a volume of hundreds of slices stays in the record. */
const IMAGES_PAR_DEMANDE = 24;

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
    const liste = await instances.instancesDes(tx, [id]);
    if (corps.acteId !== null) await exigerDemande(deps, tx, soin, corps, liste.length);
    await etudes.marquerRattachee(tx, id, corps, auteur(deps, soin));
    if (corps.retenirIdentifiant)
      await retenirIdentifiant(tx, soin.organisationId, etude.patient, corps.dossierId);
    // Later when pictures are being put in a request: their bytes do not move while they are read.
    await deps.travaux.enfiler(
      tx,
      'imagerie.preparer',
      { organisationId: soin.organisationId, etudeId: id },
      { apresSecondes: corps.acteId === null ? 0 : 30 },
    );
    return corps.acteId === null ? [] : nommerMedias(tx, liste);
  });
  return { ecartees: await joindre(deps, soin, corps, aJoindre) };
}

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
  if (!ouvertes.some(({ id }) => id === acteId)) throw new Erreur('INTROUVABLE');
  if (images > IMAGES_PAR_DEMANDE) throw new Erreur('REGLE_NON_RESPECTEE', ['TROP_D_IMAGES']);
}

/** Each picture gets its name in the act before it is made: done twice, it makes one. */
async function nommerMedias(tx: Tx, liste: readonly instances.Instance[]) {
  const nommees: (instances.Instance & { readonly mediaId: string })[] = [];
  for (const instance of liste.filter(({ etat }) => etat === 'RECUE' || etat === 'PRETE')) {
    const mediaId = randomUUID();
    await instances.nommerMedia(tx, instance.id, mediaId);
    nommees.push({ ...instance, mediaId });
  }
  return nommees;
}

async function joindre(
  deps: DepsImagerie,
  soin: SessionSoin,
  { acteId, dossierId }: Rattachement,
  liste: readonly (instances.Instance & { readonly mediaId: string })[],
) {
  const ecartees: { instanceId: string; phrase: string }[] = [];
  for (const connue of acteId === null ? [] : liste) {
    // The queue may have moved its bytes under the record's key meanwhile.
    const instance = await deps.bd.organisation(appelant(soin), (tx) =>
      instances.trouverInstance(tx, connue.id),
    );
    if (!instance || acteId === null) continue;
    const octets = await rassembler(deps.objets.lire(objetDe(instance, 'original')));
    const issue = await deps.joindre(soin, { acteId, mediaId: connue.mediaId, dossierId }, octets);
    if (!issue.accepte) ecartees.push({ instanceId: connue.id, phrase: issue.phrase });
    const mediaId = issue.accepte ? issue.mediaId : null;
    if (mediaId !== connue.mediaId)
      await deps.bd.organisation(appelant(soin), (tx) => instances.nommerMedia(tx, connue.id, mediaId));
  }
  return ecartees;
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
    return (await instances.instancesDes(tx, [id])).flatMap(({ mediaId }) => mediaId ?? []);
  });
  for (const mediaId of medias) await deps.retirer(soin, mediaId);
  await deps.bd.organisation(appelant(soin), async (tx) => {
    const etude = await ouvrirDecidee(tx, soin, id, version);
    for (const instance of await instances.instancesDes(tx, [id]))
      await instances.nommerMedia(tx, instance.id, null);
    if (etude.dossierId !== null) await oublierIdentifiant(tx, etude.patient);
    await etudes.remettreEnAttente(tx, id, await propositionPour(tx, etude));
    await tracerPersonne(tx, soin, etude.dossierId === null ? 'ETUDE_REPRISE' : 'ETUDE_DETACHEE', {
      dossierId: etude.dossierId ?? undefined,
    });
    await deps.travaux.enfiler(tx, 'imagerie.preparer', { organisationId: soin.organisationId, etudeId: id });
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
