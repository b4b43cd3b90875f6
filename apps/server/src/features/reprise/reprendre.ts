import type { ModeReprise, Sort } from '@orapont/contract/reprise';
import { FILES } from '../../kernel/travaux.ts';
import { objetDArchive, ouvrir, type Quoi, TROP_D_ESSAIS } from './archive-deposee.ts';
import type { DepsReprise } from './deps.ts';
import { estImpossible } from './dossier-repris-repository.ts';
import type { Jugement } from './juger.ts';
import { ouRefus } from './juger-piece.ts';
import { cadreDe, piecesDe, sourceDe } from './pieces.ts';
import { ArchiveRefusee } from './ports.ts';
import { reprendreDossier } from './reprendre-dossier.ts';
import { reprendreFichier, type Travail } from './reprendre-fichier.ts';
import * as repository from './reprise-repository.ts';
import type { Piece } from './sources.ts';

/**
 * Does what was said, piece after piece. Each line is settled in the transaction of what it tells: a process that dies goes on with the
 * next line, and nothing is made twice. An archive that can no longer be read ends it with a sentence; what was taken stays.
 *
 * @rule DOS-09, ID-INS
 */
export async function reprendre(deps: DepsReprise, quoi: Quoi): Promise<void> {
  const { organisationId, repriseId } = quoi;
  const { reprise, lignes } = await deps.bd.organisation({ organisationId }, async (tx) => ({
    reprise: await repository.entamer(tx, repriseId, 'EN_COURS'),
    lignes: await repository.lignesDe(tx, repriseId),
  }));
  if (!reprise) return;
  try {
    if (reprise.essais > FILES['reprise.reprendre'].essais) throw new ArchiveRefusee(TROP_D_ESSAIS);
    const source = sourceDe(deps.sources, reprise.source as ModeReprise | null);
    const travail: Travail = {
      quoi,
      regles: {
        archive: new Set(lignes.map(({ dossierId }) => dossierId).filter((id) => id !== null)),
        numeroDeLEtablissement: source.numeroDeLEtablissement,
      },
      auteur: AUTEURS[source.code],
      reprise: { siteId: reprise.site_id, compteId: reprise.depose_par, nom: reprise.depose_par_nom },
      repris: new Map(),
    };
    const archive = await ouvrir(deps, quoi);
    const cadre = cadreDe(deps, { organisationId, deposeLe: reprise.depose_le });
    let rang = 0;
    for await (const piece of piecesDe(source, archive, cadre)) {
      const ligne = lignes[rang];
      if (ligne?.chemin !== piece.chemin) throw new ArchiveRefusee(AUTRE_LECTURE);
      await regler(deps, travail, piece, ligne);
      rang += 1;
    }
    if (rang !== lignes.length) throw new ArchiveRefusee(AUTRE_LECTURE);
    await deps.bd.organisation({ organisationId }, (tx) =>
      repository.terminer(tx, repriseId, deps.maintenant().toISOString()),
    );
  } catch (cause) {
    if (!(cause instanceof ArchiveRefusee)) throw cause;
    await deps.bd.organisation({ organisationId }, (tx) =>
      repository.arreterReprise(tx, repriseId, 'EN_COURS', 'INTERROMPUE', cause.message),
    );
  }
  await deps.objets.supprimer(objetDArchive(quoi));
}

const AUTRE_LECTURE =
  'Cette archive ne se lit plus comme pendant l’essai\u00a0: déposez-la de nouveau pour la faire examiner.';

const AUTEURS = {
  ORAPONT: 'Reprise d’un autre Orapont',
  FHIR: 'Reprise d’un lot FHIR',
  CDA: 'Reprise de documents de santé',
  LISTE: 'Reprise d’une liste et d’images',
} as const satisfies Record<ModeReprise, string>;

const IMPOSSIBLE: Jugement = {
  sort: 'REFUSE',
  motif:
    'Ce que dit cette ligne ne peut pas être écrit ici\u00a0: corrigez-la, puis déposez l’archive de nouveau.',
};

/** What no second try would mend is a refused line; everything else stops the job, which goes on later. */
async function regler(
  deps: DepsReprise,
  travail: Travail,
  piece: Piece,
  ligne: repository.Ligne,
): Promise<void> {
  const refuser = (jugement: Jugement) => noter(deps, travail, ligne.rang, jugement.sort, jugement.motif);
  if (piece.genre === 'DITE') {
    if (ligne.sort === 'A_CREER') await refuser(piece);
    return;
  }
  if (piece.genre === 'FICHIER' && ligne.sort !== 'A_CREER') return;
  const issue = await ouRefus(() => ouImpossible(() => faire(deps, travail, piece, ligne)));
  if (!issue) return;
  await refuser(issue);
  if (piece.genre === 'PERSONNE')
    travail.repris.set(piece.personne.id, { sort: issue.sort, dossierId: piece.personne.id });
}

const faire = async (
  deps: DepsReprise,
  travail: Travail,
  piece: Exclude<Piece, { genre: 'DITE' }>,
  ligne: repository.Ligne,
): Promise<Jugement | undefined> => {
  if (piece.genre === 'FICHIER') return reprendreFichier(deps, travail, piece, ligne);
  travail.repris.set(piece.personne.id, await reprendreDossier(deps, travail, piece, ligne));
  return undefined;
};

async function ouImpossible(travail: () => Promise<Jugement | undefined>): Promise<Jugement | undefined> {
  try {
    return await travail();
  } catch (cause) {
    if (estImpossible(cause)) return IMPOSSIBLE;
    throw cause;
  }
}

const noter = (deps: DepsReprise, { quoi }: Travail, rang: number, sort: Sort, motif: string) =>
  deps.bd.organisation({ organisationId: quoi.organisationId }, (tx) =>
    repository.noterSort(tx, quoi.repriseId, rang, sort, motif),
  );
