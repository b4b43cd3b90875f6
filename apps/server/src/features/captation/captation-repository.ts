import {
  type CaptationEcriteT,
  type CaptationT,
  CorrectionCouvertureZ,
  TentativeZ,
  VuePassee,
} from '@orapont/contract/captation';
import { z } from 'zod';
import type { Tx } from '../../kernel/bd.ts';
import type { SeanceSituee } from './ports.ts';

export type CaptationLue = Omit<CaptationT, 'mienne'> & { readonly acteId: string };

const Passees = z.array(VuePassee);
const Corrections = z.array(CorrectionCouvertureZ);

const lignes = (tx: Tx, colonne: 'acte_id' | 'id', valeur: string) =>
  tx
    .selectFrom('captation as c')
    .leftJoin('professionnel as p', 'p.id', 'c.auteur_id')
    .selectAll('c')
    .select(['p.nom', 'p.prenom'])
    .where(`c.${colonne}`, '=', valeur)
    .orderBy('c.debut', 'desc')
    .orderBy('c.id', 'desc')
    .execute();

const enCaptation = (ligne: Awaited<ReturnType<typeof lignes>>[number]): CaptationLue => ({
  id: ligne.id,
  acteId: ligne.acte_id,
  revision: ligne.revision,
  protocole: ligne.protocole,
  appareil: ligne.appareil as CaptationT['appareil'],
  dispositifId: ligne.dispositif_id,
  debut: ligne.debut,
  fin: ligne.fin,
  issue: ligne.issue as CaptationT['issue'],
  vuesPassees: Passees.parse(ligne.vues_passees),
  corrections: Corrections.parse(ligne.corrections),
  suite: ligne.suite === null ? null : TentativeZ.parse(ligne.suite),
  auteur: { id: ligne.auteur_id, nom: [ligne.prenom, ligne.nom].filter(Boolean).join(' ') },
});

export const captationsDe = async (tx: Tx, acteId: string): Promise<readonly CaptationLue[]> =>
  (await lignes(tx, 'acte_id', acteId)).map(enCaptation);

export async function trouverCaptation(tx: Tx, id: string): Promise<CaptationLue | undefined> {
  const [ligne] = await lignes(tx, 'id', id);
  return ligne && enCaptation(ligne);
}

const champs = (c: CaptationEcriteT) => ({
  revision: c.revision,
  protocole: c.protocole,
  appareil: c.appareil,
  dispositif_id: c.dispositifId,
  debut: c.debut,
  fin: c.fin,
  issue: c.issue,
  vues_passees: JSON.stringify(c.vuesPassees),
  corrections: JSON.stringify(c.corrections),
  suite: c.suite === null ? null : JSON.stringify(c.suite),
});

/** False when that sitting was written before. */
export async function insererCaptation(
  tx: Tx,
  seance: SeanceSituee,
  id: string,
  captation: CaptationEcriteT,
): Promise<boolean> {
  const inseree = await tx
    .insertInto('captation')
    .values({
      organisation_id: seance.organisationId,
      id,
      acte_id: seance.acteId,
      dossier_id: seance.dossierId,
      auteur_id: seance.auteurId,
      ...champs(captation),
    })
    .onConflict((conflit) => conflit.doNothing())
    .returning('id')
    .executeTakeFirst();
  return inseree !== undefined;
}

/** An older writing changes nothing. */
export async function changerCaptation(tx: Tx, id: string, captation: CaptationEcriteT): Promise<void> {
  await tx
    .updateTable('captation')
    .set({ ...champs(captation), modifie_le: new Date().toISOString() })
    .where('id', '=', id)
    .where('revision', '<', captation.revision)
    .execute();
}

export async function captationTracee(
  tx: Tx,
  trace: { acteId: string; compteId: string; action: string; depuis: Date },
): Promise<boolean> {
  const ligne = await tx
    .selectFrom('evenement')
    .select('id')
    .where('le', '>', trace.depuis.toISOString())
    .where('acte_id', '=', trace.acteId)
    .where('compte_id', '=', trace.compteId)
    .where('action', '=', trace.action)
    .limit(1)
    .executeTakeFirst();
  return ligne !== undefined;
}
