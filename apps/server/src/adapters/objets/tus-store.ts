import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DataStore, ERRORS, Upload } from '@tus/server';
import { z } from 'zod';
import {
  ErreurObjet,
  type RefDossier,
  type Televersement,
  type Televersements,
  type Trousseau,
} from '../../features/objets/ports.ts';
import {
  assurerRepertoire,
  balayerRepertoire,
  ecrireDurablement,
  estAbsent,
  synchroniserRepertoire,
} from './durable.ts';
import { ecrireSegment, type Lieu, lireSegment, recusDe, reprendre, segmentsDe } from './segments.ts';

/** Written beside the segments, in clear: identifiers and sizes, no file name, nothing about health. */
const Fiche = z.object({
  id: z.string(),
  organisationId: z.string(),
  dossierId: z.string(),
  acteId: z.string().optional(),
  typeDeclare: z.string().optional(),
  taille: z.number().int().nonnegative(),
  creeLe: z.string(),
});
type Fiche = z.infer<typeof Fiche>;

/** What the guard put in place of the client's metadata before `create`. */
export const MetadonneesGardees = Fiche.pick({
  organisationId: true,
  dossierId: true,
  acteId: true,
  typeDeclare: true,
});

export type MagasinTus = Televersements & { readonly datastore: DataStore };

/** Resumable uploads, encrypted segment by segment under the dossier's key, in `<data>/televersements/<id>/`. */
export function magasinTus(donnees: string, trousseau: Trousseau): MagasinTus {
  const racine = join(donnees, 'televersements');
  const enEcriture = new Set<string>();

  async function ouvrir(id: string): Promise<{ fiche: Fiche; lieu: Lieu } | undefined> {
    const fiche = await lireFiche(racine, id);
    if (!fiche) return undefined;
    const { secret } = await trousseau.cle(fiche);
    return { fiche, lieu: { repertoire: join(racine, id), cle: secret, contexte: contexteDe(fiche) } };
  }

  async function abandonner(id: string): Promise<void> {
    if (!estIdentifiant(id)) return;
    // The description first: without it the upload is already gone for everyone, whatever happens next.
    await rm(join(racine, id, 'fiche.json'), { force: true });
    await rm(join(racine, id), { recursive: true, force: true });
    await assurerRepertoire(racine);
    await synchroniserRepertoire(racine);
  }

  const datastore = Object.assign(new DataStore(), {
    extensions: ['creation', 'creation-with-upload', 'termination'],

    async create(upload: Upload): Promise<Upload> {
      const { metadata, ...fiche } = ficheDe(upload);
      await trousseau.cle(metadata);
      await assurerRepertoire(racine);
      await mkdir(join(racine, upload.id), { mode: 0o700 });
      await ecrireDurablement(
        join(racine, upload.id, 'fiche.json'),
        Buffer.from(JSON.stringify({ ...fiche, ...metadata })),
      );
      await synchroniserRepertoire(racine);
      return upload;
    },

    async getUpload(id: string): Promise<Upload> {
      const ouvert = await ouvrir(id);
      if (!ouvert) throw ERRORS.FILE_NOT_FOUND;
      // The protocol's lock is held here; the set guards against a caller that would not hold it.
      if (!enEcriture.has(id)) await reprendre(ouvert.lieu);
      const { taille, creeLe } = ouvert.fiche;
      const recus = recusDe(await segmentsDe(ouvert.lieu.repertoire));
      return new Upload({ id, size: taille, offset: recus, creation_date: creeLe });
    },

    async write(source: AsyncIterable<Uint8Array>, id: string, offset: number): Promise<number> {
      const ouvert = await ouvrir(id);
      if (!ouvert) throw ERRORS.FILE_NOT_FOUND;
      enEcriture.add(id);
      try {
        return offset + (await ecrireSegment(ouvert.lieu, offset, source));
      } finally {
        enEcriture.delete(id);
      }
    },

    remove: abandonner,
  });

  return {
    datastore,
    abandonner,
    async trouver(id) {
      const fiche = await lireFiche(racine, id);
      return fiche && televersementDe(fiche, recusDe(await segmentsDe(join(racine, id))));
    },
    async *lireTeleversement(id) {
      const ouvert = await ouvrir(id);
      if (!ouvert) throw new ErreurObjet('TELEVERSEMENT_INTROUVABLE');
      for (const segment of await segmentsDe(ouvert.lieu.repertoire))
        yield* lireSegment(ouvert.lieu, segment);
    },
    balayer: (avant) => balayerRepertoire(racine, avant),
  };
}

function ficheDe(upload: Upload) {
  return {
    id: upload.id,
    taille: upload.size ?? 0,
    creeLe: upload.creation_date ?? '',
    metadata: MetadonneesGardees.parse(upload.metadata),
  };
}

async function lireFiche(racine: string, id: string): Promise<Fiche | undefined> {
  if (!estIdentifiant(id)) return undefined;
  try {
    return Fiche.parse(JSON.parse(await readFile(join(racine, id, 'fiche.json'), 'utf8')));
  } catch (erreur) {
    if (estAbsent(erreur)) return undefined;
    throw erreur;
  }
}

function televersementDe({ creeLe: _creeLe, ...fiche }: Fiche, recus: number): Televersement {
  return { ...fiche, recus };
}

function contexteDe({ organisationId, dossierId, id }: RefDossier & { readonly id: string }): string {
  return `${organisationId}|${dossierId}|televersement|${id}`;
}

/** The protocol library draws 16 random bytes in hexadecimal. */
function estIdentifiant(id: string): boolean {
  return /^[0-9a-f]{32}$/.test(id);
}
