import { CompteActes, DemandeFigee, type DemandeFigeeT } from '@orapont/contract/demande-figee';
import type { DateCivile } from '@orapont/domain/dates';
import { sql } from 'kysely';
import { z } from 'zod';
import type { Tx } from '../../kernel/bd.ts';

/** The only parts of a compte rendu that billing reads. */
const Contenu = z.object({
  demande: DemandeFigee,
  quota: CompteActes.nullish(),
  lecture: z.object({ reponse: z.object({ actesAilleurs: z.int() }) }).optional(),
});

export type QuotaSigne = z.infer<typeof CompteActes>;

export type ActeRecuSigne = {
  readonly acteId: string;
  readonly dossierId: string;
  readonly requisId: string;
  readonly demande: DemandeFigeeT;
  /** First signature: the day of the act; a correction does not move it. */
  readonly signeLe: string;
  /** The count as the signature judged it; a correction does not move it either. */
  readonly quota: QuotaSigne | null;
  /** Acts that the requis declared to have done elsewhere this year, when he signed. */
  readonly ailleurs: number;
  readonly remise: { readonly etat: string; readonly preuve: string | null };
};

/** What the requis keeps of an act that he answered: his own compte rendu and its delivery. */
export async function acteSigne(tx: Tx, acteId: string): Promise<ActeRecuSigne | undefined> {
  const premiere = await tx
    .selectFrom('compte_rendu')
    .select(['dossier_id', 'signe_par', 'signe_le', 'contenu'])
    .where('acte_id', '=', acteId)
    .where('etat', '=', 'SIGNE')
    .orderBy('numero_version')
    .limit(1)
    .executeTakeFirst();
  if (!premiere) return undefined;
  const remise = await tx
    .selectFrom('remise')
    .select(['etat', 'preuve'])
    .where('acte_id', '=', acteId)
    .where('type', '=', 'REQUERANT')
    .orderBy(sql`etat = 'FAIT' desc`)
    .limit(1)
    .executeTakeFirst();
  const { demande, quota, lecture } = Contenu.parse(premiere.contenu);
  return {
    acteId,
    dossierId: premiere.dossier_id,
    requisId: premiere.signe_par,
    demande,
    quota: quota ?? null,
    ailleurs: lecture?.reponse.actesAilleurs ?? demande.actesAilleurs,
    signeLe: premiere.signe_le,
    remise: remise ?? { etat: 'A_FAIRE', preuve: null },
  };
}

export const acteDuCompteRendu = async (tx: Tx, compteRenduId: string): Promise<string | undefined> =>
  (await tx.selectFrom('compte_rendu').select('acte_id').where('id', '=', compteRenduId).executeTakeFirst())
    ?.acte_id;

export type ActeDemande = {
  readonly acteId: string;
  readonly dossierId: string;
  readonly requerantId: string;
  readonly requisId: string;
  readonly etat: string;
  readonly demande: DemandeFigeeT;
  readonly signeLe: string;
  /** The compte rendu stands in the record: the answer has arrived. */
  readonly arrive: boolean;
};

const Reference = z.object({ signeLe: z.string() });

/** What the requérant keeps of an act whose answer was given. */
export async function acteDemande(tx: Tx, acteId: string): Promise<ActeDemande | undefined> {
  const acte = await tx
    .selectFrom('acte')
    .select(['dossier_id', 'requerant_id', 'requis_id', 'etat', 'demande', 'compte_rendu'])
    .where('id', '=', acteId)
    .executeTakeFirst();
  const reference = Reference.safeParse(acte?.compte_rendu);
  if (!acte?.requerant_id || !acte.requis_id || !reference.success) return undefined;
  // Asked by mail: its requérant bills where he works.
  if (DemandeFigee.parse(acte.demande).recue) return undefined;
  const document = await tx
    .selectFrom('document')
    .select('id')
    .where('acte_id', '=', acteId)
    .where('type', '=', 'COMPTE_RENDU')
    .where('origine', '=', 'RECU')
    .limit(1)
    .executeTakeFirst();
  return {
    acteId,
    dossierId: acte.dossier_id,
    requerantId: acte.requerant_id,
    requisId: acte.requis_id,
    etat: acte.etat,
    demande: DemandeFigee.parse(acte.demande),
    signeLe: reference.data.signeLe,
    arrive: document !== undefined,
  };
}

/** A professional as the directory knows him now, with the one whom he replaces. */
export async function professionnel(tx: Tx, id: string) {
  return tx
    .selectFrom('professionnel as p')
    .leftJoin('professionnel as t', 't.id', 'p.remplace_id')
    .select([
      'p.nom',
      'p.prenom',
      'p.rpps',
      'p.profession',
      'p.conventionne',
      'p.mode_exercice',
      't.rpps as titulaire_rpps',
      't.conventionne as titulaire_conventionne',
    ])
    .where('p.id', '=', id)
    .executeTakeFirst();
}

const jourDe = (colonne: string) => sql<DateCivile>`(${sql.ref(colonne)} at time zone 'Europe/Paris')::date`;
const ARTICLE_58 = ['TELEEXPERTISE_ESMS', 'TELEEXPERTISE_SPECIALISTE'];

/** Days of the acts of article 58 that this requis answered here for this person. */
export async function joursRepondus(
  tx: Tx,
  dossierId: string,
  requisId: string,
): Promise<readonly DateCivile[]> {
  const lignes = await tx
    .selectFrom('compte_rendu')
    .select(['acte_id', sql<DateCivile>`min(${jourDe('signe_le')})`.as('jour')])
    .where('dossier_id', '=', dossierId)
    .where('signe_par', '=', requisId)
    .where('etat', '=', 'SIGNE')
    .where(sql<string>`contenu -> 'demande' ->> 'nature'`, 'in', ARTICLE_58)
    .groupBy('acte_id')
    .execute();
  return lignes.map(({ jour }) => jour);
}

/** Days of the specialist's answers that this record received from this requis. */
export async function joursRecus(
  tx: Tx,
  dossierId: string,
  requisId: string,
): Promise<readonly DateCivile[]> {
  const lignes = await tx
    .selectFrom('acte')
    .select(
      sql<DateCivile>`((compte_rendu ->> 'signeLe')::timestamptz at time zone 'Europe/Paris')::date`.as(
        'jour',
      ),
    )
    .where('dossier_id', '=', dossierId)
    .where('requis_id', '=', requisId)
    .where('nature', '=', 'TELEEXPERTISE_SPECIALISTE')
    .where('compte_rendu', 'is not', null)
    .execute();
  return lignes.map(({ jour }) => jour);
}
