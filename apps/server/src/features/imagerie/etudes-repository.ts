import { sql } from 'kysely';
import type { Tx } from '../../kernel/bd.ts';
import { type Etude, enEtude } from './etude-repository.ts';

/** Name of the machine that sent it. */
export const origineDe = ({ porteId }: Etude, portes: ReadonlyMap<string, string>): string =>
  porteId === null ? 'Importé à la main' : (portes.get(porteId) ?? '');

export async function etudesNommees(tx: Tx, studyUid: string): Promise<readonly Etude[]> {
  const lignes = await tx
    .selectFrom('imagerie_etude')
    .selectAll()
    .where('study_uid', '=', studyUid)
    .where('etat', '=', 'RATTACHEE')
    .execute();
  return lignes.map(enEtude);
}

export async function etudesDuDossier(tx: Tx, dossierId: string): Promise<readonly Etude[]> {
  const lignes = await tx
    .selectFrom('imagerie_etude')
    .selectAll()
    .where('dossier_id', '=', dossierId)
    .orderBy(sql`coalesce(faite_le, recue_le::date)`, 'desc')
    .orderBy('recue_le', 'desc')
    .limit(200)
    .execute();
  return lignes.map(enEtude);
}

const ATTENTE_MAX = 200;
const DECIDEES_MAX = 30;

/** What waits, oldest decision to take first in time of arrival; then what was decided lately. */
export async function etudesDesSites(tx: Tx, sites: readonly string[]) {
  if (sites.length === 0) return { attente: [], decidees: [] };
  const requete = tx
    .selectFrom('imagerie_etude')
    .selectAll()
    .where('site_id', 'in', [...sites]);
  const attente = await requete
    .where('etat', 'in', ['A_RAPPROCHER', 'PROPOSEE'])
    .orderBy('derniere_le', 'desc')
    .limit(ATTENTE_MAX)
    .execute();
  const decidees = await requete
    .where('etat', 'in', ['RATTACHEE', 'REFUSEE'])
    .orderBy('decide_le', 'desc')
    .limit(DECIDEES_MAX)
    .execute();
  return { attente: attente.map(enEtude), decidees: decidees.map(enEtude) };
}
