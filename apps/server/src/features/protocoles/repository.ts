import {
  ContenuProtocole,
  type ContenuProtocoleT,
  ContenuVue,
  type ContenuVueT,
  type PropresT,
} from '@orapont/contract/protocole';
import { CODES_PROTOCOLE } from '@orapont/domain/captation/protocoles';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '../../kernel/bd.ts';

export type Ecriture<Contenu> = {
  readonly organisationId: string;
  readonly code: string;
  /** The one that was being edited; 0 for a new one. */
  readonly version: number;
  readonly archive: boolean;
  readonly contenu: Contenu;
  readonly par: string;
  readonly le: string;
};

const COLONNES = ['code', 'contenu', 'version', 'archive'] as const;

/** Views and protocols that the organisation has added, archived ones included. */
export async function lirePropres(tx: Tx): Promise<PropresT> {
  const vues = await tx.selectFrom('vue_propre').select(COLONNES).orderBy('code').execute();
  const protocoles = await tx.selectFrom('protocole_propre').select(COLONNES).orderBy('code').execute();
  const masques = await tx.selectFrom('protocole_masque').select('code').where('masque', '=', true).execute();
  return {
    masques: CODES_PROTOCOLE.filter((code) => masques.some((ligne) => ligne.code === code)),
    vues: vues.map(({ contenu, ...tenue }) => ({ ...ContenuVue.parse(contenu), ...tenue })),
    protocoles: protocoles.map(({ contenu, ...tenue }) => ({ ...ContenuProtocole.parse(contenu), ...tenue })),
  };
}

/** The new version; undefined when someone else wrote it meanwhile. */
export const ecrireVue = (tx: Tx, ecriture: Ecriture<ContenuVueT>) => ecrire(tx, 'vue_propre', ecriture);
export const ecrireProtocole = (tx: Tx, ecriture: Ecriture<ContenuProtocoleT>) =>
  ecrire(tx, 'protocole_propre', ecriture);

async function ecrire(
  tx: Tx,
  table: 'vue_propre' | 'protocole_propre',
  { organisationId, code, version, archive, contenu, par, le }: Ecriture<unknown>,
): Promise<number | undefined> {
  const valeurs = { contenu: JSON.stringify(contenu), archive, modifie_le: le, modifie_par: par };
  const ligne =
    version === 0
      ? await tx
          .insertInto(table)
          .values({ organisation_id: organisationId, id: uuidv7(), code, ...valeurs })
          .onConflict((conflit) => conflit.columns(['organisation_id', 'code']).doNothing())
          .returning('version')
          .executeTakeFirst()
      : await tx
          .updateTable(table)
          .set({ ...valeurs, version: version + 1 })
          .where('code', '=', code)
          .where('version', '=', version)
          .returning('version')
          .executeTakeFirst();
  return ligne?.version;
}

export async function ecrireMasque(
  tx: Tx,
  {
    organisationId,
    code,
    masque,
    par,
    le,
  }: Omit<Ecriture<never>, 'version' | 'archive' | 'contenu'> & {
    readonly masque: boolean;
  },
): Promise<void> {
  const valeurs = { masque, modifie_le: le, modifie_par: par };
  await tx
    .insertInto('protocole_masque')
    .values({ organisation_id: organisationId, id: uuidv7(), code, ...valeurs })
    .onConflict((conflit) => conflit.columns(['organisation_id', 'code']).doUpdateSet(valeurs))
    .execute();
}

export async function organisationExiste(tx: Tx, id: string): Promise<boolean> {
  const trouvee = await tx.selectFrom('organisation').select('id').where('id', '=', id).executeTakeFirst();
  return trouvee !== undefined;
}

/** Views and protocols are judged together: nothing of either moves meanwhile. */
export async function verrouiller(tx: Tx): Promise<void> {
  await tx.selectFrom('vue_propre').select('id').orderBy('id').forUpdate().execute();
  await tx.selectFrom('protocole_propre').select('id').orderBy('id').forUpdate().execute();
}
