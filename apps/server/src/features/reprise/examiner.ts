import { createHash } from 'node:crypto';
import { Manifeste, type ManifesteT } from '@orapont/contract/export';
import { normaliserNom } from '@orapont/domain/identite/nom';
import { idStable } from '../../kernel/empreinte.ts';
import { rassembler } from '../../kernel/octets.ts';
import type { RefObjet } from '../objets/ports.ts';
import { DOSSIER_EN_ATTENTE, type Jugement, jugerDossier, jugerNature } from './juger.ts';
import { lireDonnees } from './lire-donnees.ts';
import { type ArchiveOuverte, ArchiveRefusee, type DepsReprise } from './ports.ts';
import * as repository from './reprise-repository.ts';

export type Quoi = { readonly organisationId: string; readonly repriseId: string };

/** The archive, under a key of its own: it is of nobody's record. */
export const objetDArchive = ({ organisationId, repriseId }: Quoi): RefObjet => ({
  organisationId,
  dossierId: repriseId,
  objetId: repriseId,
  version: 1,
});

export async function ouvrir(deps: DepsReprise, quoi: Quoi): Promise<ArchiveOuverte> {
  const ref = objetDArchive(quoi);
  const taille = await deps.objets.taille(ref);
  if (taille === undefined)
    throw new ArchiveRefusee('L’archive n’est plus ici\u00a0: déposez-la de nouveau.');
  return deps.ouvrirArchive(taille, (plage) => deps.objets.lire(ref, plage));
}

/** The name that a file gets here: the same bytes get the same one, and never that of an object that is here already. */
const idDeFichier = (dossierId: string, chemin: string, empreinte: string): string =>
  idStable('reprise', dossierId, chemin, empreinte);

const TEXTE_MAX = 100_000_000;

/** A text of the archive, as a whole: its size is known before it is read. */
export async function lireTexte(archive: ArchiveOuverte, chemin: string): Promise<Buffer> {
  if ((archive.fichiers.get(chemin) ?? 0) > TEXTE_MAX)
    throw new ArchiveRefusee('Un fichier de données est trop grand.');
  return rassembler(await archive.lire(chemin));
}

/** Says what would become of each file. Writes nothing in any record. */
export async function examiner(deps: DepsReprise, quoi: Quoi): Promise<void> {
  const { organisationId, repriseId } = quoi;
  const reprise = await deps.bd.organisation({ organisationId }, (tx) =>
    repository.trouverReprise(tx, repriseId),
  );
  if (reprise?.etat !== 'EXAMEN') return;
  try {
    const archive = await ouvrir(deps, quoi);
    const lignes = await toutJuger(deps, quoi, archive);
    await deps.bd.organisation({ organisationId }, async (tx) => {
      if (!(await repository.passer(tx, repriseId, 'EXAMEN', 'EXAMINEE', null))) return;
      await repository.insererLignes(tx, quoi, lignes);
    });
  } catch (cause) {
    if (!(cause instanceof ArchiveRefusee)) throw cause;
    await deps.bd.organisation({ organisationId }, (tx) =>
      repository.refuserReprise(tx, repriseId, cause.message),
    );
    await deps.objets.supprimer(objetDArchive(quoi));
  }
}

async function lireManifeste(archive: ArchiveOuverte): Promise<ManifesteT> {
  if (!archive.fichiers.has('manifest.json'))
    throw new ArchiveRefusee(
      'Cette archive n’a pas de manifeste\u00a0: ce n’est pas un export d’Orapont entier.',
    );
  const lu = Manifeste.safeParse(enJson(await lireTexte(archive, 'manifest.json')));
  if (!lu.success)
    throw new ArchiveRefusee(
      'Le manifeste de cette archive n’est pas d’une version connue ici\u00a0: mettez Orapont à jour.',
    );
  return lu.data;
}

function enJson(octets: Buffer): unknown {
  try {
    return JSON.parse(octets.toString('utf8'));
  } catch {
    return null;
  }
}

async function toutJuger(
  deps: DepsReprise,
  quoi: Quoi,
  archive: ArchiveOuverte,
): Promise<readonly repository.Ligne[]> {
  const manifeste = await lireManifeste(archive);
  const dossiers = new Map<string, Jugement>();
  const deLArchive = new Set(
    manifeste.fichiers.map(({ dossierId }) => dossierId).filter((id) => id !== null),
  );
  const lignes: Omit<repository.Ligne, 'rang'>[] = [];
  // The rows of a record come first: what becomes of its files follows from what becomes of it.
  const ordre = manifeste.fichiers.toSorted(
    (a, b) => Number(b.nature === 'DONNEES') - Number(a.nature === 'DONNEES'),
  );
  for (const fichier of ordre) {
    const { chemin, nature, dossierId, type, sha256, id } = fichier;
    const jugement = await juger(deps, quoi, archive, fichier, dossiers, deLArchive);
    const fichierId = dossierId === null ? null : idDeFichier(dossierId, chemin, sha256);
    const noms = [id, fichierId].filter((nom) => nom !== null);
    const connu = await connus(deps, quoi, noms);
    const deja = jugement.sort === 'A_CREER' && connu.size > 0;
    lignes.push({
      ...{ chemin, nature, dossierId, fichierId, type, empreinte: sha256 },
      ...(deja ? { sort: 'DEJA', motif: '' } : jugement),
    });
  }
  const dits = new Set(manifeste.fichiers.map(({ chemin }) => chemin));
  for (const chemin of archive.fichiers.keys())
    if (!dits.has(chemin) && chemin !== 'manifest.json')
      lignes.push({ ...HORS_MANIFESTE, chemin, motif: 'Ce fichier n’est pas au manifeste.' });
  for (const { chemin, nature, dossierId, motif } of manifeste.absents)
    lignes.push({
      ...HORS_MANIFESTE,
      chemin,
      nature,
      dossierId,
      motif: `Absent de l’export\u00a0: ${motif}`,
    });
  return lignes.map((ligne, rang) => ({ ...ligne, rang }));
}

const HORS_MANIFESTE = {
  nature: '',
  dossierId: null,
  fichierId: null,
  type: '',
  empreinte: null,
  sort: 'REFUSE',
} as const;

const connus = (deps: DepsReprise, { organisationId }: Quoi, ids: readonly string[]) =>
  deps.bd.organisation({ organisationId }, (tx) => repository.fichiersConnus(tx, ids));

async function juger(
  deps: DepsReprise,
  quoi: Quoi,
  archive: ArchiveOuverte,
  fichier: ManifesteT['fichiers'][number],
  dossiers: Map<string, Jugement>,
  deLArchive: ReadonlySet<string>,
): Promise<Jugement> {
  const { chemin, nature, dossierId, sha256 } = fichier;
  if (!archive.fichiers.has(chemin))
    return { sort: 'REFUSE', motif: 'Au manifeste, mais absent de l’archive.' };
  if ((await empreinteDe(archive, chemin)) !== sha256)
    return {
      sort: 'REFUSE',
      motif: 'Ce fichier n’est pas celui que dit le manifeste\u00a0: il a été abîmé ou changé.',
    };
  const jugement = jugerNature(fichier);
  if (dossierId === null || jugement.sort !== 'A_CREER') return jugement;
  if (nature === 'DONNEES') {
    const duDossier = await jugerDonnees(deps, quoi, await lireTexte(archive, chemin), dossierId, deLArchive);
    dossiers.set(dossierId, duDossier);
    return duDossier;
  }
  const sien = dossiers.get(dossierId);
  if (!sien || sien.sort === 'REFUSE') return { sort: 'REFUSE', motif: 'Son dossier n’a pas pu être lu.' };
  return sien.sort === 'A_VOIR' ? { sort: 'A_VOIR', motif: DOSSIER_EN_ATTENTE } : jugement;
}

async function jugerDonnees(
  deps: DepsReprise,
  { organisationId }: Quoi,
  octets: Buffer,
  dossierId: string,
  archive: ReadonlySet<string>,
): Promise<Jugement> {
  const lu = lireDonnees(octets);
  if (lu?.id !== dossierId)
    return { sort: 'REFUSE', motif: 'Les données de ce dossier ne sont pas celles d’Orapont.' };
  const proches = await deps.bd.organisation({ organisationId }, (tx) =>
    repository.dossiersProches(tx, {
      id: lu.id,
      nomNorme: normaliserNom(lu.fiche.nomNaissance),
      externe: lu.fiche.identifiantExterne,
    }),
  );
  // What this archive brought once already is not someone else either.
  return jugerDossier(lu, proches, archive);
}

async function empreinteDe(archive: ArchiveOuverte, chemin: string): Promise<string> {
  const condensat = createHash('sha256');
  for await (const octets of await archive.lire(chemin)) condensat.update(octets);
  return condensat.digest('hex');
}
