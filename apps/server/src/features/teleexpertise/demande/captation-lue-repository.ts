import { CorrectionCouvertureZ, VuePassee } from '@orapont/contract/captation';
import type { IssueCaptation } from '@orapont/domain/captation/issue';
import { z } from 'zod';
import type { Tx } from '../../../kernel/bd.ts';

const Passees = z.array(VuePassee);
const Corrections = z.array(CorrectionCouvertureZ);

/** Sittings with the camera of an act, the latest first. */
export async function lireCaptations(tx: Tx, acteId: string) {
  const lignes = await tx
    .selectFrom('captation as c')
    .leftJoin('professionnel as p', 'p.id', 'c.auteur_id')
    .select(['c.protocole', 'c.appareil', 'c.debut', 'c.issue', 'c.vues_passees', 'c.corrections'])
    .select(['p.nom', 'p.prenom'])
    .where('c.acte_id', '=', acteId)
    .orderBy('c.debut', 'desc')
    .orderBy('c.id', 'desc')
    .execute();
  return lignes.map(({ issue, vues_passees, corrections, nom, prenom, ...reste }) => ({
    ...reste,
    auteur: [prenom, nom].filter(Boolean).join(' '),
    issue: issue as IssueCaptation | null,
    vuesPassees: Passees.parse(vues_passees),
    corrections: Corrections.parse(corrections),
  }));
}
export type CaptationLue = Awaited<ReturnType<typeof lireCaptations>>[number];
