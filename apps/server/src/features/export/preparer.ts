import { idStable, sha256 } from '../../kernel/empreinte.ts';
import { tracerTous } from '../../kernel/traces-repository.ts';
import type { RefObjet } from '../objets/ports.ts';
import { type Cadre, fichierCommun, lireDossier, manifeste, ouverture, residents } from './archive.ts';
import { fichiersDuDossier } from './contenu.ts';
import { noterPartie, noterPret, partiesDe, trouverExport } from './export-repository.ts';
import { dossiersApres, lignesCommunes, structureDe } from './lignes-repository.ts';
import type { DepsExport, FichierAbsent, FichierSortant, Ligne } from './ports.ts';

type Quoi = { readonly organisationId: string; readonly exportId: string };

/** A part has a key of its own, under the name of its export: no record's key opens it. */
export const objetDePartie = ({ organisationId, exportId }: Quoi, numero: number): RefObjet => ({
  organisationId,
  dossierId: exportId,
  objetId: idStable('partie', exportId, String(numero)),
  version: 1,
});

/**
 * Writes an export part after part. Each is durable, then noted with the last record that it holds: a process that dies begins its
 * part again, and no other.
 */
export async function preparerParties(deps: DepsExport, quoi: Quoi): Promise<void> {
  const { organisationId, exportId } = quoi;
  for (;;) {
    const etape = await deps.bd.organisation({ organisationId }, async (tx) => {
      const demande = await trouverExport(tx, exportId);
      const structure = await structureDe(tx, organisationId);
      if (demande?.etat !== 'EN_PREPARATION' || !structure) return undefined;
      const faites = await partiesDe(tx, [exportId]);
      const restants = await dossiersApres(tx, demande.curseur);
      return { demande, structure, numero: faites.length + 1, restants, communes: faites.length === 0 };
    });
    if (!etape) return;
    const { demande, structure, numero, restants, communes } = etape;
    if (!communes && restants.length === 0) {
      await deps.bd.organisation({ organisationId }, (tx) =>
        noterPret(tx, exportId, deps.maintenant().toISOString()),
      );
      return;
    }
    const cadre: Cadre = {
      perimetre: 'ORGANISATION',
      organisation: structure.organisation,
      faitLe: demande.demande_le,
      partie: numero,
    };
    const partie = await ecrirePartie(deps, quoi, { cadre, restants, communes });
    await deps.bd.organisation({ organisationId }, async (tx) => {
      const notee = await noterPartie(tx, { ...quoi, numero, ...partie });
      if (!notee) return;
      await tracerTous(
        tx,
        partie.sortis.map((dossierId) => ({
          organisationId,
          chaine: 'ACCES',
          action: 'DOSSIER_EXPORTE',
          acteur: demande.demande_par_nom,
          compteId: demande.demande_par,
          dossierId,
        })),
      );
    });
  }
}

type Tache = { readonly cadre: Cadre; readonly restants: readonly string[]; readonly communes: boolean };

async function ecrirePartie(deps: DepsExport, quoi: Quoi, { cadre, restants, communes }: Tache) {
  const { organisationId } = quoi;
  const absents: FichierAbsent[] = [];
  const sortis: string[] = [];
  const fiches: Ligne[] = [];
  let taille = 0;
  let fichiersEcrits = 0;
  async function* fichiers(): AsyncGenerator<FichierSortant> {
    yield ouverture(cadre);
    if (communes) yield await fichierCommunes(deps, organisationId);
    for (const dossierId of restants) {
      if (sortis.length > 0 && taille >= deps.octetsPartie) break;
      const lu = await deps.bd.organisation({ organisationId }, (tx) =>
        lireDossier(tx, organisationId, dossierId),
      );
      if (!lu) continue;
      fiches.push(...lu.lignes.dossier);
      yield* fichiersDuDossier(deps, lu, absents);
      sortis.push(dossierId);
    }
    yield residents(fiches);
  }
  const archive = deps.archiver(fichiers(), (ecrits) => {
    fichiersEcrits = ecrits.length;
    return manifeste(cadre, ecrits, absents);
  });
  const depot = await deps.objets.ecrire(
    objetDePartie(quoi, cadre.partie),
    compter(archive, (octets) => {
      taille += octets;
    }),
  );
  return {
    ...depot,
    fichiers: fichiersEcrits,
    absents: absents.length,
    dossiers: sortis.length,
    sortis,
    curseur: sortis.at(-1) ?? null,
  };
}

async function* compter(
  source: AsyncIterable<Uint8Array>,
  noter: (octets: number) => void,
): AsyncGenerator<Uint8Array> {
  for await (const morceau of source) {
    noter(morceau.length);
    yield morceau;
  }
}

async function fichierCommunes(deps: DepsExport, organisationId: string): Promise<FichierSortant> {
  const { structure, tables } = await deps.bd.organisation({ organisationId }, async (tx) => ({
    structure: await structureDe(tx, organisationId),
    tables: await lignesCommunes(tx),
  }));
  const dit = { format: 'orapont-organisation', version: 1, ...structure, tables };
  return fichierCommun(
    'organisation/donnees.json',
    'DONNEES',
    'application/json',
    JSON.stringify(dit, null, 1),
  );
}

/** The list of the parts with their digests. @source `sha256sum --check` */
export const nomDePartie = (exportId: string, numero: number): string =>
  `orapont-${sha256(exportId).slice(0, 8)}-partie-${String(numero).padStart(3, '0')}.zip`;
