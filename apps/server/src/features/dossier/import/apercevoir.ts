import { type apercevoirImport, champsManquants } from '@orapont/contract/dossier-import';
import type { BodyOf, ReplyOf } from '@orapont/contract/route';
import { appelant, enSoin, type Session } from '../../../kernel/session.ts';
import { exigerSur, tracerSur } from '../acces-dossier.ts';
import type { DepsDossier } from '../ports.ts';
import { examiner } from './examiner.ts';

/** Shows what a list would do, line by line. Writes nothing but the trace of having compared it with the records. */
export async function apercevoir(
  deps: DepsDossier,
  qui: Session,
  corps: BodyOf<typeof apercevoirImport>,
): Promise<ReplyOf<typeof apercevoirImport>> {
  const session = enSoin(qui);
  exigerSur(session, 'dossier.creer', [corps.siteId]);
  return deps.bd.organisation(appelant(session), async (tx) => {
    const { liste, correspondance, lignes } = await examiner(tx, deps, session, corps);
    await tracerSur(tx, session, 'RECHERCHE');
    return {
      encodage: liste.encodage,
      separateur: liste.separateur,
      avantTitres: liste.avantTitres,
      colonnes: liste.titres.map((titre, rang) => ({
        titre: titre || `Colonne ${rang + 1}`,
        exemple: liste.rangees.find(({ cases }) => cases[rang])?.cases[rang] ?? '',
      })),
      correspondance,
      manquants: champsManquants(correspondance),
      lignes: lignes.map(({ vue }) => vue),
    };
  });
}
