import { createHmac } from 'node:crypto';
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Bd, Tx } from './bd.ts';

export const CHAINES = ['ACCES', 'TECHNIQUE'] as const;
export type Chaine = (typeof CHAINES)[number];

/** Chain of what is done to the platform itself, beside those of the organisations: no organisation has this id. */
export const PLATEFORME = '00000000-0000-0000-0000-000000000000';

/** What happened, in codes and ids; the actor's name is a professional's. Health data never enters a trace. */
export type Evenement = {
  readonly organisationId: string;
  readonly chaine: Chaine;
  readonly action: string;
  readonly acteur: string;
  readonly compteId?: string | undefined;
  readonly dossierId?: string | undefined;
  readonly acteId?: string | undefined;
};

/**
 * Writes an event in the transaction of what it tells: a reading that is not traced did not happen.
 *
 * @rule DOS-09
 * @source PGSSI-S (imputabilité); DESIGN rule 6
 */
export const tracer = (tx: Tx, evenement: Evenement): Promise<void> => tracerTous(tx, [evenement]);

const PAQUET = 500;

/** Many events at once: a list of 5 000 people leaves 5 000 of them. */
export async function tracerTous(tx: Tx, evenements: readonly Evenement[]): Promise<void> {
  for (let debut = 0; debut < evenements.length; debut += PAQUET)
    await tx
      .insertInto('evenement')
      .values(evenements.slice(debut, debut + PAQUET).map(enLigne))
      .execute();
}

function enLigne(evenement: Evenement) {
  const id = uuidv7();
  const le = new Date().toISOString();
  const {
    organisationId,
    chaine,
    action,
    acteur,
    compteId = null,
    dossierId = null,
    acteId = null,
  } = evenement;
  const texte = JSON.stringify({
    id,
    le,
    organisationId,
    chaine,
    action,
    acteur,
    compteId,
    dossierId,
    acteId,
  });
  return {
    organisation_id: organisationId,
    id,
    le,
    texte,
    chaine,
    action,
    acteur,
    compte_id: compteId,
    dossier_id: dossierId,
    acte_id: acteId,
  };
}

/** Message authentication of one link: its rank, its exact text, and the link before. */
export const maillon = (cle: Buffer, seq: number, texte: string, precedent: string): string =>
  createHmac('sha256', cle).update(`${seq}\n${texte}\n${precedent}`).digest('hex');

/** Events sealed in one transaction. */
export const LOT_SCELLE = 2_000;

/**
 * Seals the events that wait, in order, one sealer at a time (advisory lock per organisation).
 *
 * @param depuis the oldest event that may still wait
 * @returns how many events were sealed; `LOT_SCELLE` when more may wait
 */
export async function sceller(bd: Bd, organisationId: string, cle: Buffer, depuis: Date): Promise<number> {
  return bd.organisation({ organisationId }, async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`scellement ${organisationId}`}, 0))`.execute(
      tx,
    );
    const attente = await tx
      .selectFrom('evenement as e')
      .leftJoin('scellement as s', (j) =>
        j.onRef('s.organisation_id', '=', 'e.organisation_id').onRef('s.evenement_id', '=', 'e.id'),
      )
      .select(['e.id', 'e.chaine', 'e.texte'])
      .where('s.seq', 'is', null)
      .where('e.le', '>', depuis.toISOString())
      .orderBy('e.le')
      .orderBy('e.id')
      .limit(LOT_SCELLE)
      .execute();
    const tetes = new Map<string, { seq: number; mac: string }>();
    for (const chaine of CHAINES) tetes.set(chaine, await tete(tx, chaine));
    const lignes = attente.map(({ id, chaine, texte }) => {
      const { seq, mac } = tetes.get(chaine) ?? { seq: 0, mac: '' };
      const suivant = { seq: seq + 1, mac: maillon(cle, seq + 1, texte, mac) };
      tetes.set(chaine, suivant);
      return { organisation_id: organisationId, chaine, evenement_id: id, ...suivant };
    });
    if (lignes.length > 0) await tx.insertInto('scellement').values(lignes).execute();
    return lignes.length;
  });
}

export async function tete(tx: Tx, chaine: string): Promise<{ seq: number; mac: string }> {
  const derniere = await tx
    .selectFrom('scellement')
    .select(['seq', 'mac'])
    .where('chaine', '=', chaine)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return derniere ?? { seq: 0, mac: '' };
}

export async function organisationsASceller(bd: Bd, depuis: Date): Promise<readonly string[]> {
  return bd.administration(undefined, async (tx) => {
    const { rows } = await sql<{
      id: string;
    }>`select id from app.organisations_a_sceller(${depuis.toISOString()}) as id`.execute(tx);
    return rows.map(({ id }) => id);
  });
}

export type Anomalie = {
  readonly chaine: string;
  readonly seq: number;
  readonly probleme: 'MODIFIE' | 'MANQUANT' | 'DESORDRE' | 'QUEUE_COUPEE';
};
export type Ancre = { readonly chaine: string; readonly seq: number; readonly mac: string };

/**
 * Walks the chains of an organisation and names the first bad link of each. An anchor kept outside shows a cut tail, which
 * the chain alone cannot.
 */
export async function verifierChaines(
  bd: Bd,
  organisationId: string,
  cle: Buffer,
  ancres: readonly Ancre[],
): Promise<{ maillons: number; anomalies: readonly Anomalie[] }> {
  return bd.organisation({ organisationId }, async (tx) => {
    const anomalies: Anomalie[] = [];
    let maillons = 0;
    for (const chaine of CHAINES) {
      const liens = await lireChaine(tx, chaine);
      maillons += liens.length;
      const fautif = premierFautif(liens, cle);
      if (fautif) anomalies.push({ chaine, ...fautif });
      const coupee = ancres.find((a) => a.chaine === chaine && liens[a.seq - 1]?.mac !== a.mac);
      if (coupee && !fautif) anomalies.push({ chaine, seq: coupee.seq, probleme: 'QUEUE_COUPEE' });
    }
    return { maillons, anomalies };
  });
}

type Lien = Awaited<ReturnType<typeof lireChaine>>[number];

const lireChaine = (tx: Tx, chaine: string) =>
  tx
    .selectFrom('scellement as s')
    .leftJoin('evenement as e', (j) =>
      j.onRef('e.organisation_id', '=', 's.organisation_id').onRef('e.id', '=', 's.evenement_id'),
    )
    .select([
      's.seq',
      's.mac',
      'e.texte',
      'e.id',
      'e.le',
      'e.chaine',
      'e.action',
      'e.acteur',
      'e.compte_id as compteId',
      'e.dossier_id as dossierId',
      'e.acte_id as acteId',
    ])
    .where('s.chaine', '=', chaine)
    .orderBy('s.seq')
    .execute();

function premierFautif(liens: readonly Lien[], cle: Buffer): Omit<Anomalie, 'chaine'> | undefined {
  let precedent = '';
  for (const [rang, lien] of liens.entries()) {
    const { seq, mac, texte } = lien;
    if (seq !== rang + 1) return { seq: rang + 1, probleme: 'DESORDRE' };
    if (texte === null) return { seq, probleme: 'MANQUANT' };
    if (maillon(cle, seq, texte, precedent) !== mac || !conforme(lien, texte))
      return { seq, probleme: 'MODIFIE' };
    precedent = mac;
  }
  return undefined;
}

/** Screens read the columns, the seal covers the text: both must tell the same event, at the same moment. */
function conforme({ seq: _seq, mac: _mac, texte: _texte, ...colonnes }: Lien, texte: string): boolean {
  const dits = JSON.parse(texte) as Readonly<Record<string, unknown>>;
  return Object.entries(colonnes).every(([nom, valeur]) => valeur === dits[nom]);
}
