import { FILES } from '../../kernel/travaux.ts';
import { objetDArchive, ouvrir, type Quoi, rangerEnvoi, TROP_D_ESSAIS } from './archive-deposee.ts';
import type { DepsReprise } from './deps.ts';
import { dossiersProches } from './dossier-repris-repository.ts';
import { jugerDossier } from './juger.ts';
import { type Essai, jugerPiece } from './juger-piece.ts';
import { cadreDe, piecesDe, propre, reconnaitre } from './pieces.ts';
import { type ArchiveOuverte, ArchiveRefusee } from './ports.ts';
import * as repository from './reprise-repository.ts';
import type { Piece, Source } from './sources.ts';

/** Says what would become of each file. Writes nothing in any record. */
export async function examiner(deps: DepsReprise, quoi: Quoi): Promise<void> {
  const { organisationId, repriseId } = quoi;
  const reprise = await deps.bd.organisation({ organisationId }, (tx) =>
    repository.entamer(tx, repriseId, 'EXAMEN'),
  );
  if (!reprise) return;
  try {
    await rangerEnvoi(deps, quoi, reprise.envoi_id);
    if (reprise.essais > FILES['reprise.examiner'].essais) throw new ArchiveRefusee(TROP_D_ESSAIS);
    const archive = await ouvrir(deps, quoi);
    const source = await reconnaitre(deps.sources, archive);
    const lignes = await toutJuger(deps, quoi, { archive, source, deposeLe: reprise.depose_le });
    await deps.bd.organisation({ organisationId }, async (tx) => {
      if (!(await repository.noterExaminee(tx, repriseId, source.code))) return;
      await repository.insererLignes(tx, quoi, lignes);
    });
  } catch (cause) {
    if (!(cause instanceof ArchiveRefusee)) throw cause;
    await deps.bd.organisation({ organisationId }, (tx) =>
      repository.arreterReprise(tx, repriseId, 'EXAMEN', 'REFUSEE', cause.message),
    );
    await deps.objets.supprimer(objetDArchive(quoi));
  }
}

async function toutJuger(
  deps: DepsReprise,
  quoi: Quoi,
  { archive, source, deposeLe }: { archive: ArchiveOuverte; source: Source; deposeLe: string },
): Promise<readonly repository.Ligne[]> {
  const { organisationId } = quoi;
  const pieces: Piece[] = [];
  for await (const piece of piecesDe(source, archive, cadreDe(deps, { organisationId, deposeLe })))
    pieces.push(piece);
  const { numeroDeLEtablissement } = source;
  // What this archive brought once already is not someone else either.
  const regles = { archive: new Set(pieces.flatMap(personneDe)), numeroDeLEtablissement };
  const essai: Essai = {
    ...{ quoi, archive, connues: new Map() },
    jugerPersonne: (personne) =>
      deps.bd.organisation({ organisationId }, async (tx) =>
        jugerDossier(personne, await dossiersProches(tx, personne), regles),
      ),
  };
  const lignes: repository.Ligne[] = [];
  for (const [rang, piece] of pieces.entries())
    lignes.push({ ...enTexteSur(await jugerPiece(deps, essai, piece)), rang });
  return lignes;
}

const personneDe = (piece: Piece): readonly string[] =>
  piece.genre === 'PERSONNE' ? [piece.personne.id] : [];

/** An archive says these: what no database holds is left out of its own report. */
const enTexteSur = <T extends Pick<repository.Ligne, 'nature' | 'type' | 'motif'>>(ligne: T): T => ({
  ...ligne,
  nature: propre(ligne.nature),
  type: propre(ligne.type),
  motif: propre(ligne.motif, 2_000),
});
