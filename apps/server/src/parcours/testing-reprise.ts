import { randomUUID } from 'node:crypto';
import * as contrat from '@orapont/contract/reprise';
import type pg from 'pg';
import { ZipFile } from 'yazl';
import { ouvrirZip } from '../adapters/archive/lire-zip.ts';
import { ingerer } from '../adapters/images/ingestion.ts';
import { ImageRefusee, rejet } from '../adapters/images/rejet.ts';
import { memoryObjets } from '../adapters/objets/memory.ts';
import { enColonnes } from '../features/dossier/lignes.ts';
import type { TraitementImages } from '../features/medias/ports.ts';
import type { Televersement } from '../features/objets/ports.ts';
import { objetDArchive } from '../features/reprise/archive-deposee.ts';
import type { DepsReprise } from '../features/reprise/deps.ts';
import { examiner } from '../features/reprise/examiner.ts';
import { reprendre } from '../features/reprise/reprendre.ts';
import { repriseRoutes } from '../features/reprise/routes.ts';
import type { Source } from '../features/reprise/sources.ts';
import { mondeDeTest, travauxDeTest } from '../features/teleexpertise/demande/testing.ts';
import type { Bd } from '../kernel/bd.ts';
import { rassembler, unSeul } from '../kernel/octets.ts';
import { serveurDeTest, sessionDeTest } from '../kernel/testing.ts';

/** The files of a zip, as any program packs them. */
export function zipper(fichiers: Readonly<Record<string, string | Uint8Array>>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [chemin, contenu] of Object.entries(fichiers)) zip.addBuffer(Buffer.from(contenu), chemin);
  zip.end();
  return rassembler(zip.outputStream as AsyncIterable<Buffer>);
}

/** Uploads that are complete, by their id. */
export function envoisDeTest() {
  const envois = new Map<string, Buffer>();
  const fiches = new Map<string, Televersement>();
  return {
    poser(fiche: Omit<Televersement, 'taille' | 'recus'>, octets: Buffer, recus = octets.length) {
      fiches.set(fiche.id, { ...fiche, taille: octets.length, recus });
      envois.set(fiche.id, octets);
    },
    trouver: async (id: string) => fiches.get(id),
    lireTeleversement: (id: string) => unSeul(envois.get(id) ?? Buffer.alloc(0)),
    async abandonner(id: string) {
      fiches.delete(id);
    },
  };
}

/** The picture door without its process of its own. */
const images: Pick<TraitementImages, 'ingerer'> = {
  ingerer: (source) =>
    ingerer(Buffer.from(source as Uint8Array)).catch((cause: unknown) =>
      rejet(cause instanceof ImageRefusee ? cause.motif : 'ILLISIBLE'),
    ),
};

/** Archives that are brought in, on a real database and on objects in memory. */
export async function bancDeReprise(
  base: { readonly bd: Bd; readonly proprietaire: pg.Pool },
  sources: readonly Source[],
  autres: Partial<DepsReprise> = {},
) {
  const envois = envoisDeTest();
  const deps: DepsReprise = {
    bd: base.bd,
    maintenant: () => new Date('2026-11-20T10:00:00Z'),
    travaux: travauxDeTest(),
    objets: memoryObjets(),
    televersements: envois,
    tus: { traiter: async () => undefined },
    ouvrirArchive: ouvrirZip,
    sources,
    images,
    cle: Buffer.alloc(32, 1),
    colonnes: enColonnes,
    recevoirDicom: async () => null,
    ...autres,
  };
  const { appeler, fermer } = await serveurDeTest({ monter: (s) => repriseRoutes(s, deps) });
  const monde = mondeDeTest(base.proprietaire);
  const requete = async (texte: string, valeurs: unknown[]) =>
    (await base.proprietaire.query(texte, valeurs)).rows;

  /** An organisation that keeps nothing yet, and who administers it. */
  async function vide() {
    const lieu = await monde.lieu('ESMS', '500');
    const { organisationId, siteId } = lieu;
    const session = sessionDeTest({ ...lieu, roles: ['administrateur'], nom: 'Anne Directrice' });
    const params = { id: organisationId };
    /** Brings it in as an upload that is over, then tries it. */
    async function deposer(octets: Buffer) {
      const repriseId = randomUUID();
      const quoi = { organisationId, repriseId };
      const { empreinte } = await deps.objets.ecrire(objetDArchive(quoi), unSeul(octets));
      await requete(
        `insert into reprise (organisation_id, id, site_id, depose_par, depose_par_nom, octets, empreinte)
         values ($1, $2, $3, $4, 'Anne Directrice', $5, $6)`,
        [organisationId, repriseId, siteId, session.compteId, octets.length, empreinte],
      );
      await examiner(deps, quoi);
      return quoi;
    }
    const lire = async (repriseId: string) => {
      const { corps } = await appeler(contrat.listerReprises, { session, params });
      const trouvee = corps.reprises.find(({ id }) => id === repriseId);
      if (!trouvee) throw new Error('la reprise était attendue');
      return { ...trouvee, comptes: Object.fromEntries(trouvee.comptes.map((c) => [c.sort, c.nombre])) };
    };
    /** Every line of the report: what each path becomes, and why. */
    const lignes = async (repriseId: string): Promise<ReadonlyMap<string, readonly [string, string]>> =>
      new Map(
        (
          await requete('select chemin, sort, motif from reprise_ligne where reprise_id = $1 order by rang', [
            repriseId,
          ])
        ).map(({ chemin, sort, motif }) => [chemin, [sort, motif]]),
      );
    const accorder = async (quoi: { organisationId: string; repriseId: string }, avec = deps) => {
      const appel = { session, params: { ...params, repriseId: quoi.repriseId } };
      const { statut } = await appeler(contrat.accorderReprise, appel);
      if (statut !== 200) throw new Error(`accord refusé : ${statut}`);
      await reprendre(avec, quoi);
    };
    const compter = async (table: string): Promise<number> =>
      Number(
        (await requete(`select count(*) as n from ${table} where organisation_id = $1`, [organisationId]))[0]
          .n,
      );
    const documents = () =>
      requete(
        'select titre, type_mime, id, dossier_id from document where organisation_id = $1 order by titre',
        [organisationId],
      );
    const reprendreIci = (quoi: { organisationId: string; repriseId: string }) => reprendre(deps, quoi);
    return {
      lieu,
      session,
      params,
      deposer,
      lire,
      lignes,
      accorder,
      reprendre: reprendreIci,
      compter,
      documents,
    };
  }

  /** A disk that gives up at that writing. */
  function coupee(rang: number): DepsReprise {
    let ecritures = 0;
    const { objets } = deps;
    const ecrire: typeof objets.ecrire = (ref, source) => {
      ecritures += 1;
      return ecritures === rang ? Promise.reject(new Error('COUPURE')) : objets.ecrire(ref, source);
    };
    return { ...deps, objets: { ...objets, ecrire } };
  }
  return { deps, envois, monde, appeler, fermer, requete, vide, coupee };
}
