import { partageOuvert, peutSurActe } from '@orapont/domain/acces/politique';
import { jourParis } from '@orapont/domain/dates';
import { Erreur } from '@orapont/domain/erreurs';
import type { Tx } from '../../../kernel/bd.ts';
import { sitesDuDossier } from '../../../kernel/dossier-repository.ts';
import { appelant, enSoin, type Session, type SessionSoin } from '../../../kernel/session.ts';
import {
  type ActeLu,
  lireActe,
  type PhotoLue,
  personneDuDossier,
  photosDe,
} from '../acte-imagerie-repository.ts';
import type { DepsImagerie } from '../deps.ts';
import { trouverEtude } from '../etude-repository.ts';
import { instanceNommee, instancesDes } from '../instance-repository.ts';
import { chercherEtudes, type EtudeTrouvee, type Filtre } from '../recherche-repository.ts';
import { auteurDe, type Retenir, tracerUneFois } from '../traces.ts';
import {
  type ActeWeb,
  type EtudeWeb,
  etudeDePhotos,
  etudeDuFichier,
  etudeRecue,
  regrouper,
} from './etudes.ts';
import type { Lecteur } from './lecteur.ts';

/** How far a reading goes: a list, the header or the pixels shown, pixels sent before they are shown. */
export type Lecture = 'LISTE' | 'OUVERTURE' | 'PRECHARGEMENT';
const ACTIONS = {
  LISTE: 'IMAGES_LISTEES',
  OUVERTURE: 'IMAGE_OUVERTE',
  PRECHARGEMENT: 'IMAGE_MISE_A_DISPOSITION',
} as const satisfies Record<Lecture, string>;

/**
 * The studies of the caller's own organisation that he may see, each asked of the policy, each reading traced. A study that is named
 * is found by its name, and of a picture that is named nothing else is read: the decision stays one for each request.
 *
 * @rule DOS-09, DOS-12
 */
export async function ouvrirDossiers(
  deps: DepsImagerie,
  lecteur: Lecteur,
  filtre: Filtre,
  { lecture, sopUid }: { readonly lecture: Lecture; readonly sopUid: string | null },
): Promise<readonly EtudeWeb[]> {
  const maintenant = deps.maintenant();
  const jour = jourParis(maintenant.toISOString());
  const traces: Retenir[] = [];
  const etudes = await deps.bd.organisation(lecteur.demandeur, async (tx) => {
    const ouvertes: EtudeWeb[] = [];
    for (const trouvee of await chercherEtudes(tx, lecteur.sites, jour, filtre)) {
      const etude =
        trouvee.genre === 'RECUE'
          ? await ouvrirRecue(deps, tx, lecteur, { ...trouvee, jour, sopUid })
          : await ouvrirPhotos(deps, tx, lecteur, trouvee);
      if (!etude) continue;
      traces.push(await lecteur.tracer(tx, ACTIONS[lecture], etude, maintenant));
      ouvertes.push(etude);
    }
    return ouvertes;
  });
  for (const retenir of traces) retenir();
  return etudes;
}

async function ouvrirRecue(
  deps: DepsImagerie,
  tx: Tx,
  { organisationId, peutLireDossier }: Lecteur,
  {
    id,
    dossierId,
    connue,
    jour,
    sopUid,
  }: EtudeTrouvee & { readonly jour: string; readonly sopUid: string | null },
): Promise<EtudeWeb | undefined> {
  const sites = await sitesDuDossier(tx, dossierId, jour);
  if (!peutLireDossier({ organisationId, sites })) return undefined;
  const instances = sopUid === null ? await instancesDes(tx, [id]) : await instanceNommee(tx, id, sopUid);
  const etude = connue ?? (await trouverEtude(tx, id));
  return etude && etudeRecue(deps, etude, instances);
}

async function ouvrirPhotos(
  deps: DepsImagerie,
  tx: Tx,
  { peutLireActe, structure }: Lecteur,
  { id }: EtudeTrouvee,
): Promise<EtudeWeb | undefined> {
  const acte = await lireActe(tx, id);
  if (!acte || !peutLireActe({ ...acte, partageOuvert: false })) return undefined;
  const photos = (await photosDe(tx, id)).filter(({ typeMime }) => typeMime !== 'application/dicom');
  return etudeDePhotos(deps, await acteWeb(tx, acte, structure), photos);
}

async function acteWeb(tx: Tx, acte: ActeLu, structure: string): Promise<ActeWeb> {
  const { acteId, organisationId, dossierId, creeLe } = acte;
  const personne = (await personneDuDossier(tx, dossierId, structure)) ?? null;
  return { acteId, organisationId, dossierId, creeLe, structure, personne };
}

type ActeOuvert = { readonly acte: ActeWeb; readonly photos: readonly PhotoLue[]; readonly cote: Cote };
type Cote = 'REQUERANT' | 'REQUIS';

/**
 * What an act shows, from the side where the caller stands. The requis sees what was sent to him, under the name that the request
 * carries; his reading stands in both chains.
 *
 * @rule TE-05, TE-08, DOS-09, DOS-12
 */
export async function ouvrirActe(
  deps: DepsImagerie,
  session: Session,
  acteId: string,
  lecture: Lecture,
): Promise<readonly EtudeWeb[]> {
  const soin = enSoin(session);
  const { acte, photos, cote } = await lireDesDeuxCotes(deps, soin, acteId, lecture);
  if (cote === 'REQUIS')
    await deps.bd.organisation(appelant(soin), (tx) =>
      tracerUneFois(
        tx,
        auteurDe(soin),
        ACTIONS[lecture],
        { organisationId: soin.organisationId, acteId },
        deps.maintenant(),
      ),
    );
  const deNous = photos.filter(({ typeMime }) => typeMime !== 'application/dicom');
  const etudes = deNous.length > 0 ? [etudeDePhotos(deps, acte, deNous)] : [];
  for (const fichier of photos.filter(({ typeMime }) => typeMime === 'application/dicom')) {
    const etude = await etudeDuFichier(deps, acte, fichier);
    if (etude) etudes.push(etude);
  }
  return regrouper(etudes);
}

async function lireDesDeuxCotes(
  deps: DepsImagerie,
  soin: SessionSoin,
  acteId: string,
  lecture: Lecture,
): Promise<ActeOuvert> {
  const maintenant = deps.maintenant();
  const chezSoi = await deps.bd.organisation(appelant(soin), async (tx): Promise<ActeOuvert | undefined> => {
    const lu = await lireActe(tx, acteId);
    // A requis of the same organisation who does not work at that site goes through the sharing, like any other.
    if (!lu || (lu.requisId === soin.professionnelId && !soin.acteur.sites.includes(lu.siteId)))
      return undefined;
    exigerActe(peutSurActe(soin.acteur, 'media.lire', { ...lu, partageOuvert: false }));
    await tracerUneFois(tx, auteurDe(soin), ACTIONS[lecture], lu, maintenant);
    return {
      acte: await acteWeb(tx, lu, soin.organisationNom),
      photos: await photosDe(tx, acteId),
      cote: 'REQUERANT',
    };
  });
  if (chezSoi) return chezSoi;
  return deps.bd.acte(appelant(soin), acteId, async (tx, { partage }) => {
    const lu = await lireActe(tx, acteId);
    if (!lu?.demande) throw new Erreur('INTROUVABLE');
    const ouvert = partageOuvert(partage, maintenant.toISOString());
    exigerActe(peutSurActe(soin.acteur, 'acte.repondre', { ...lu, partageOuvert: ouvert }));
    await tracerUneFois(tx, auteurDe(soin), ACTIONS[lecture], lu, maintenant);
    const { personne, structure, medias } = lu.demande;
    const { organisationId, dossierId, creeLe } = lu;
    return {
      acte: { acteId, organisationId, dossierId, creeLe, structure, personne },
      photos: (await photosDe(tx, acteId)).filter(({ mediaId }) => medias.has(mediaId)),
      cote: 'REQUIS' as const,
    };
  });
}

function exigerActe(verdict: ReturnType<typeof peutSurActe>): void {
  if (verdict.accord) return;
  if (verdict.motifs.includes('AUTRE_ORGANISATION')) throw new Erreur('INTROUVABLE');
  throw new Erreur('INTERDIT', verdict.motifs);
}
