import { DemandeFigee, type DemandeFigeeT } from '@orapont/contract/demande-figee';
import { EvaluationZ } from '@orapont/contract/evaluation';
import type { SchemaSigneT } from '@orapont/contract/lecture-historique';
import { VueDecriteZ } from '@orapont/contract/protocole';
import { DonneesSanteZ } from '@orapont/contract/sante';
import { vueDe } from '@orapont/domain/captation/vues';
import { sql } from 'kysely';
import type { Tx } from '../../../kernel/bd.ts';
import { schemasRecus, schemasSignes } from '../historique/historique-repository.ts';
import { enSchema, enSchemaRecu } from '../historique/schemas.ts';

/** Everything of a record that can be a document for someone else, as its rows stand. */
export async function lireSources(tx: Tx, dossierId: string) {
  const demandes = await demandesDe(tx, dossierId);
  return {
    sante: await santeDe(tx, dossierId),
    documents: await documentsDe(tx, dossierId),
    schemas: await schemasDe(tx, dossierId),
    evaluations: await evaluationsDe(tx, dossierId),
    demandes,
    retraits: await retraitsDe(tx, dossierId),
    images: await imagesDe(tx, dossierId),
    examens: await examensDe(tx, dossierId),
  };
}
export type Sources = Awaited<ReturnType<typeof lireSources>>;

async function santeDe(tx: Tx, dossierId: string) {
  const jeu = await tx
    .selectFrom('donnees_sante')
    .select(['id', 'contenu', 'saisi_le'])
    .where('dossier_id', '=', dossierId)
    .orderBy('saisi_le', 'desc')
    .limit(1)
    .executeTakeFirst();
  const lu = DonneesSanteZ.safeParse(jeu?.contenu);
  return jeu && lu.success ? { id: jeu.id, le: jeu.saisi_le, donnees: lu.data } : null;
}

const documentsDe = (tx: Tx, dossierId: string) =>
  tx
    .selectFrom('document')
    .select([
      'id',
      'acte_id',
      'type',
      'titre',
      'type_mime',
      'octets',
      'empreinte',
      'objet_version',
      'origine',
      'auteur',
      'numero_version',
      'depose_le',
    ])
    .where('dossier_id', '=', dossierId)
    .orderBy('depose_le', 'desc')
    .orderBy('id')
    .execute();

/** One chart for each act: the one signed here, else the one that came with the answer. */
async function schemasDe(tx: Tx, dossierId: string): Promise<readonly SchemaSigneT[]> {
  const signes = (await schemasSignes(tx, dossierId)).map(enSchema);
  const connus = new Set(signes.map(({ acteId }) => acteId));
  const recus = (await schemasRecus(tx, dossierId)).flatMap(enSchemaRecu);
  return [...signes, ...recus.filter(({ acteId }) => !connus.has(acteId))];
}

/** Observations in force: those that a correction replaces stay behind. */
async function evaluationsDe(tx: Tx, dossierId: string) {
  const lignes = await tx
    .selectFrom('evaluation as e')
    .leftJoin('professionnel as p', 'p.id', 'e.auteur_id')
    .select([
      'e.id',
      'e.echelle',
      'e.reponses',
      'e.faite_le',
      'e.commentaire',
      'e.remplace_id',
      'p.nom',
      'p.prenom',
    ])
    .where('e.dossier_id', '=', dossierId)
    .orderBy('e.faite_le', 'desc')
    .execute();
  const remplacees = new Set(lignes.map(({ remplace_id }) => remplace_id));
  return lignes.flatMap((ligne) => {
    if (remplacees.has(ligne.id)) return [];
    const { id, echelle, reponses, commentaire } = ligne;
    const lue = EvaluationZ.safeParse({ id, echelle, reponses, commentaire, faiteLe: ligne.faite_le });
    return lue.success ? [{ ...lue.data, par: `${ligne.prenom ?? ''} ${ligne.nom ?? ''}`.trim() }] : [];
  });
}

/** Requests as they were frozen, by their act: those that this organisation sent, and those that it answered. */
async function demandesDe(
  tx: Tx,
  dossierId: string,
): Promise<ReadonlyMap<string, { readonly figee: DemandeFigeeT; readonly dIci: boolean }>> {
  const { rows } = await sql<{ acte_id: string; demande: unknown; d_ici: boolean }>`
    select id as acte_id, demande, true as d_ici from acte where dossier_id = ${dossierId} and demande is not null
    union all
    select distinct on (acte_id) acte_id, contenu -> 'demande', false from compte_rendu
      where dossier_id = ${dossierId} and etat = 'SIGNE'`.execute(tx);
  const lues = new Map<string, { readonly figee: DemandeFigeeT; readonly dIci: boolean }>();
  for (const ligne of rows) {
    const figee = DemandeFigee.safeParse(ligne.demande);
    if (figee.success && !lues.has(ligne.acte_id))
      lues.set(ligne.acte_id, { figee: figee.data, dIci: ligne.d_ici });
  }
  return lues;
}

async function retraitsDe(tx: Tx, dossierId: string): Promise<ReadonlyMap<string, string>> {
  const lignes = await tx
    .selectFrom('consentement')
    .select(['acte_id', 'le'])
    .where('dossier_id', '=', dossierId)
    .where('decision', '=', 'RETRAIT')
    .execute();
  return new Map(lignes.map(({ acte_id, le }) => [acte_id, le]));
}

async function imagesDe(tx: Tx, dossierId: string) {
  const lignes = await tx
    .selectFrom('media as m')
    .leftJoin('professionnel as p', 'p.id', 'm.auteur_id')
    .select([
      'm.id',
      'm.genre',
      'm.type_mime',
      'm.octets',
      'm.sur_apercu',
      'm.vue',
      'm.vue_decrite',
      'm.pris_le',
      'm.depose_le',
      'p.nom',
      'p.prenom',
    ])
    .where('m.dossier_id', '=', dossierId)
    .where('m.etat', '=', 'PRET')
    .orderBy('m.depose_le')
    .orderBy('m.id')
    .execute();
  return lignes.map((ligne) => ({
    id: ligne.id,
    genre: ligne.genre,
    typeMime: ligne.sur_apercu ? 'image/jpeg' : ligne.type_mime,
    octets: Number(ligne.octets ?? 0),
    surApercu: ligne.sur_apercu,
    titre: vueDe({ vue: ligne.vue, vueDecrite: VueDecriteZ.nullable().parse(ligne.vue_decrite) }).libelle,
    le: ligne.pris_le ?? ligne.depose_le,
    auteur: `${ligne.prenom ?? ''} ${ligne.nom ?? ''}`.trim(),
  }));
}

const examensDe = (tx: Tx, dossierId: string) =>
  tx
    .selectFrom('imagerie_etude')
    .select(['id', 'description', 'recue_le'])
    .where('dossier_id', '=', dossierId)
    .where('etat', '=', 'RATTACHEE')
    .execute();
