import { randomUUID } from 'node:crypto';
import type { Sort } from '@orapont/contract/reprise';
import { jourParis } from '@orapont/domain/dates';
import { normaliserNom } from '@orapont/domain/identite/nom';
import type { Tx } from '../../kernel/bd.ts';
import { classer, type DocumentClasse } from '../../kernel/document-repository.ts';
import { rassembler, unSeul } from '../../kernel/octets.ts';
import { tracer } from '../../kernel/traces-repository.ts';
import type { Depot, RefObjet } from '../objets/ports.ts';
import { lireTexte, objetDArchive, ouvrir, type Quoi } from './examiner.ts';
import { DOSSIER_EN_ATTENTE, jugerDossier } from './juger.ts';
import { type DossierRepris, lireDonnees } from './lire-donnees.ts';
import type { ArchiveOuverte, DepsReprise } from './ports.ts';
import * as repository from './reprise-repository.ts';

type Travail = {
  readonly quoi: Quoi;
  readonly archive: ArchiveOuverte;
  /** Records that the archive brings. */
  readonly dossiers: ReadonlySet<string>;
  readonly reprise: { readonly siteId: string; readonly compteId: string; readonly nom: string };
};

/**
 * Does what was said, file after file. Each line is settled in the transaction of what it tells: a process that dies goes on with the
 * next line, and nothing is made twice.
 *
 * @rule DOS-09, ID-INS
 */
export async function reprendre(deps: DepsReprise, quoi: Quoi): Promise<void> {
  const { organisationId, repriseId } = quoi;
  const { reprise, lignes } = await deps.bd.organisation({ organisationId }, async (tx) => ({
    reprise: await repository.trouverReprise(tx, repriseId),
    lignes: await repository.lignesDe(tx, repriseId),
  }));
  if (reprise?.etat !== 'EN_COURS') return;
  const travail: Travail = {
    quoi,
    archive: await ouvrir(deps, quoi),
    dossiers: new Set(lignes.map(({ dossierId }) => dossierId).filter((id) => id !== null)),
    reprise: { siteId: reprise.site_id, compteId: reprise.depose_par, nom: reprise.depose_par_nom },
  };
  const lus = new Map<string, Repris>();
  for (const ligne of lignes) {
    const { dossierId } = ligne;
    if (dossierId === null || (ligne.sort !== 'A_CREER' && ligne.nature !== 'DONNEES')) continue;
    if (ligne.nature === 'DONNEES') lus.set(dossierId, await reprendreDossier(deps, travail, ligne));
    else await reprendreFichier(deps, travail, ligne, lus.get(dossierId));
  }
  await deps.bd.organisation({ organisationId }, (tx) =>
    repository.passer(tx, repriseId, 'EN_COURS', 'TERMINEE', deps.maintenant().toISOString()),
  );
  await deps.objets.supprimer(objetDArchive(quoi));
}

/** A record that stands here, made or found; `motif` when it does not. */
type Repris = { readonly dossier: DossierRepris | undefined; readonly sort: Sort; readonly motif: string };

async function reprendreDossier(
  deps: DepsReprise,
  { quoi, archive, dossiers, reprise }: Travail,
  ligne: repository.Ligne,
): Promise<Repris> {
  const { organisationId, repriseId } = quoi;
  const octets = ligne.sort === 'REFUSE' ? undefined : await lireTexte(archive, ligne.chemin);
  const dossier = octets && lireDonnees(octets);
  if (!dossier || ligne.sort === 'A_VOIR' || ligne.fichierId === null)
    return { dossier, sort: ligne.sort, motif: ligne.motif };
  // The exact rows stay beside what is made of them: what has no place here yet is not lost.
  const ref = { organisationId, dossierId: dossier.id, objetId: ligne.fichierId, version: 1 };
  const depot = await deps.objets.ecrire(ref, unSeul(octets));
  const repris = await deps.bd.organisation({ organisationId }, async (tx) => {
    await repository.verrouillerCreations(tx, organisationId);
    const proches = await repository.dossiersProches(tx, {
      id: dossier.id,
      nomNorme: normaliserNom(dossier.fiche.nomNaissance),
      externe: dossier.fiche.identifiantExterne,
    });
    const jugement = jugerDossier(dossier, proches, dossiers);
    if (jugement.sort === 'A_CREER') {
      await repository.insererDossierRepris(
        tx,
        {
          organisationId,
          id: dossier.id,
          siteId: reprise.siteId,
          sejourId: randomUUID(),
          du: jourParis(deps.maintenant().toISOString()),
          compteId: reprise.compteId,
        },
        {
          colonnes: deps.colonnes(dossier.fiche),
          representants: dossier.representants,
          sante: dossier.sante,
        },
      );
      await tracer(tx, {
        organisationId,
        chaine: 'ACCES',
        action: 'DOSSIER_REPRIS',
        acteur: reprise.nom,
        compteId: reprise.compteId,
        dossierId: dossier.id,
      });
    }
    if (jugement.sort !== 'A_VOIR') await classer(tx, enDocument(ref, ligne, depot, TITRE_DONNEES));
    const sort = jugement.sort === 'A_CREER' || ligne.sort === 'CREE' ? 'CREE' : jugement.sort;
    await repository.noterSort(tx, repriseId, ligne.rang, sort, jugement.motif);
    return { dossier, sort, motif: jugement.motif };
  });
  if (repris.sort === 'A_VOIR') await deps.objets.supprimer(ref);
  return repris;
}

const TITRE_DONNEES = 'Données du dossier avant la reprise';

const enDocument = (
  { organisationId, dossierId, objetId }: RefObjet,
  { type }: repository.Ligne,
  { octets, empreinte }: Depot,
  titre: string,
): DocumentClasse => ({
  organisationId,
  id: objetId,
  dossierId,
  acteId: null,
  type: 'AUTRE',
  titre,
  typeMime: type,
  octets,
  empreinte,
  origine: 'RECU',
  auteur: 'Reprise d’un autre Orapont',
});

async function reprendreFichier(
  deps: DepsReprise,
  { quoi, archive, reprise }: Travail,
  ligne: repository.Ligne,
  repris: Repris | undefined,
): Promise<void> {
  const { organisationId, repriseId } = quoi;
  const { dossierId, fichierId } = ligne;
  const noter = (sort: Sort, motif: string, tx?: Tx) =>
    tx
      ? repository.noterSort(tx, repriseId, ligne.rang, sort, motif)
      : deps.bd.organisation({ organisationId }, (autre) =>
          repository.noterSort(autre, repriseId, ligne.rang, sort, motif),
        );
  if (!repris || dossierId === null || fichierId === null || !['CREE', 'DEJA'].includes(repris.sort)) {
    await noter('A_VOIR', DOSSIER_EN_ATTENTE);
    return;
  }
  if (ligne.nature === 'DICOM') {
    const de = { organisationId, siteId: reprise.siteId, nom: reprise.nom };
    const refus = await deps.recevoirDicom(de, await rassembler(await archive.lire(ligne.chemin)));
    await noter(refus === null ? 'CREE' : 'REFUSE', refus ?? RATTACHER);
    return;
  }
  const ref = { organisationId, dossierId, objetId: fichierId, version: 1 };
  const depot = await deps.objets.ecrire(ref, await archive.lire(ligne.chemin));
  if (depot.empreinte !== ligne.empreinte) {
    await deps.objets.supprimer(ref);
    await noter('REFUSE', 'Ce fichier a changé depuis l’examen.');
    return;
  }
  await deps.bd.organisation({ organisationId }, async (tx) => {
    const classe = await classer(tx, enDocument(ref, ligne, depot, titreDe(ligne, repris.dossier)));
    await noter(classe ? 'CREE' : 'DEJA', '', tx);
  });
}

const RATTACHER = 'Reçu parmi les images reçues\u00a0: une personne rattache l’examen au dossier.';

const TITRES: Readonly<Record<string, string>> = {
  'demandes.csv': 'Demandes d’avis avant la reprise',
  'odontogrammes.csv': 'Odontogrammes avant la reprise',
  'traces.csv': 'Accès au dossier avant la reprise',
};

/** As it was named; the id of an image that is named nowhere tells it from the others. */
function titreDe({ chemin }: repository.Ligne, dossier: DossierRepris | undefined): string {
  const nom = chemin.split('/').at(-1) ?? '';
  return TITRES[nom] ?? (dossier?.titres.get(nom.split('.')[0] ?? '')?.trim() || `Fichier repris ${nom}`);
}
