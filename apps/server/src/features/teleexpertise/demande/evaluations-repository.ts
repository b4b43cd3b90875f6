import { EvaluationCitee, type EvaluationCiteeT, EvaluationZ } from '@orapont/contract/evaluation';
import { echelleDe } from '@orapont/domain/evaluation/catalogue';
import { aCiter } from '@orapont/domain/evaluation/historique';
import { phrasesDe } from '@orapont/domain/evaluation/lire-score';
import type { Tx } from '../../../kernel/bd.ts';
import type { LigneActe } from './demande-repository.ts';

const Gardee = EvaluationZ.omit({ commentaire: true });

/** Observations that go with the request, in the words of that day: they are read the same in ten years. */
export async function citerEvaluations(
  tx: Tx,
  acte: Pick<LigneActe, 'id' | 'dossier_id'>,
  maintenant: string,
): Promise<readonly EvaluationCiteeT[]> {
  const lignes = await tx
    .selectFrom('evaluation as e')
    .leftJoin('professionnel as p', 'p.id', 'e.auteur_id')
    .select([
      'e.id',
      'e.echelle',
      'e.reponses',
      'e.faite_le',
      'e.acte_id',
      'e.remplace_id',
      'e.commentaire',
      'p.nom',
      'p.prenom',
    ])
    .where('e.dossier_id', '=', acte.dossier_id)
    .execute();
  const evaluations = lignes.flatMap((ligne) => {
    const lue = Gardee.safeParse({
      id: ligne.id,
      echelle: ligne.echelle,
      reponses: ligne.reponses,
      faiteLe: ligne.faite_le,
      acteId: ligne.acte_id,
      remplaceId: ligne.remplace_id,
    });
    const par = `${ligne.prenom ?? ''} ${ligne.nom ?? ''}`.trim();
    return lue.success ? [{ ...lue.data, par, commentaire: ligne.commentaire }] : [];
  });
  return aCiter(evaluations, { acteId: acte.id, maintenant }).map(
    ({ echelle, reponses, faiteLe, par, commentaire }) => {
      const { libelle, source } = echelleDe(echelle);
      return EvaluationCitee.parse({
        echelle,
        libelle,
        faiteLe,
        par,
        phrases: [...phrasesDe(echelleDe(echelle), reponses)],
        commentaire,
        source,
      });
    },
  );
}
