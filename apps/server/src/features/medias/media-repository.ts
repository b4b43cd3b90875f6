import { DispositifCite, type DispositifCiteT } from '@orapont/contract/dispositif';
import type { AvertissementMedia } from '@orapont/contract/media-rejet';
import { ExtraitZ, RepereVideo, type TechniqueT, TechniqueZ } from '@orapont/contract/media-technique';
import { VueDecriteZ } from '@orapont/contract/protocole';
import type { QualiteT } from '@orapont/contract/qualite';
import type { CodeFdi } from '@orapont/domain/bouche/dents';
import type { Cliche } from '@orapont/domain/captation/accrochage';
import type { Extrait } from '@orapont/domain/captation/extrait';
import type { GenreMedia, Modalite } from '@orapont/domain/captation/medias';
import type { PersonneDuDossier } from '@orapont/domain/captation/patient-image';
import type { Vue } from '@orapont/domain/captation/vue';
import { sql } from 'kysely';
import { z } from 'zod';
import type { Tx } from '../../kernel/bd.ts';
import type { MotifRejetImage, Rotation } from './ports.ts';
import { copieDe } from './vue-repository.ts';

export type EtatMedia = 'RECU' | 'PRET' | 'REJETE' | 'SUPPRIME';

/** A picture as the database holds it. */
export type Media = {
  readonly organisationId: string;
  readonly mediaId: string;
  readonly dossierId: string;
  readonly acteId: string;
  readonly auteurId: string;
  readonly genre: GenreMedia;
  readonly vue: string;
  /** Copy of a view that is not built in. */
  readonly vueDecrite: Vue | null;
  readonly modalite: Modalite;
  readonly miroir: boolean;
  readonly rotation: Rotation;
  readonly etat: EtatMedia;
  readonly rejetCode: MotifRejetImage | null;
  readonly typeMime: string | null;
  readonly largeur: number | null;
  readonly hauteur: number | null;
  readonly octets: number | null;
  readonly empreinteRecue: string | null;
  readonly avertissements: readonly AvertissementMedia[];
  readonly technique: TechniqueT | null;
  readonly avancement: number;
  readonly cliche: Cliche | null;
  readonly dents: readonly CodeFdi[];
  readonly reperes: readonly { readonly instant: number; readonly libelle: string }[];
  readonly qualite: QualiteT | null;
  readonly captationId: string | null;
  readonly dispositif: DispositifCiteT | null;
  /** The film that it was taken out of. */
  readonly extrait: Extrait | null;
  readonly deriveeVersion: number;
  /** Digest of its reading size, when that came before it; of the whole one, as announced; why that one was refused. */
  readonly apercuEmpreinte: string | null;
  readonly originaleAttendue: string | null;
  readonly originaleRefusee: MotifRejetImage | null;
  /** What is shown is made from its reading size. */
  readonly surApercu: boolean;
  readonly prisLe: string | null;
  readonly deposeLe: string;
  readonly purgeLe: string | null;
};

const enColonne = (copie: Vue | null) => (copie === null ? null : JSON.stringify(copie));

type Ligne = Awaited<ReturnType<typeof lignes>>[number];

const lignes = (tx: Tx, colonne: 'id' | 'acte_id', valeurs: readonly string[]) =>
  tx
    .selectFrom('media')
    .selectAll()
    .where(colonne, 'in', [...valeurs])
    .execute();

const enMedia = (ligne: Ligne): Media => ({
  organisationId: ligne.organisation_id,
  mediaId: ligne.id,
  dossierId: ligne.dossier_id,
  acteId: ligne.acte_id,
  auteurId: ligne.auteur_id,
  genre: ligne.genre as GenreMedia,
  vue: ligne.vue,
  vueDecrite: VueDecriteZ.nullable().parse(ligne.vue_decrite),
  modalite: ligne.modalite as Modalite,
  miroir: ligne.miroir,
  rotation: ligne.rotation as Rotation,
  etat: ligne.etat as EtatMedia,
  rejetCode: ligne.rejet_code as MotifRejetImage | null,
  typeMime: ligne.type_mime,
  largeur: ligne.largeur,
  hauteur: ligne.hauteur,
  octets: ligne.octets,
  empreinteRecue: ligne.empreinte_recue,
  avertissements: ligne.avertissements as AvertissementMedia[],
  technique: ligne.technique === null ? null : TechniqueZ.parse(ligne.technique),
  avancement: ligne.avancement,
  cliche: ligne.cliche as Cliche | null,
  dents: ligne.dents as CodeFdi[],
  reperes: z.array(RepereVideo).parse(ligne.reperes),
  // Written by `deposer`, from a parsed body.
  qualite: ligne.qualite as QualiteT | null,
  captationId: ligne.captation_id,
  dispositif: DispositifCite.nullable().parse(ligne.dispositif),
  extrait: ExtraitZ.nullable().parse(ligne.extrait),
  deriveeVersion: ligne.derivee_version,
  apercuEmpreinte: ligne.apercu_empreinte,
  originaleAttendue: ligne.originale_attendue,
  originaleRefusee: ligne.originale_refusee as MotifRejetImage | null,
  surApercu: ligne.sur_apercu,
  prisLe: ligne.pris_le,
  deposeLe: ligne.depose_le,
  purgeLe: ligne.purge_le,
});

export async function trouverMedia(tx: Tx, mediaId: string): Promise<Media | undefined> {
  const [ligne] = await lignes(tx, 'id', [mediaId]);
  return ligne && enMedia(ligne);
}

export async function trouverMedias(tx: Tx, mediaIds: readonly string[]): Promise<readonly Media[]> {
  if (mediaIds.length === 0) return [];
  return (await lignes(tx, 'id', mediaIds)).map(enMedia);
}

export const mediasDe = async (tx: Tx, acteId: string): Promise<readonly Media[]> =>
  (await lignes(tx, 'acte_id', [acteId])).filter(({ etat }) => etat !== 'SUPPRIME').map(enMedia);

/** The same file, already in the act or announced there. */
export async function trouverDoublon(
  tx: Tx,
  acteId: string,
  empreinteRecue: string,
): Promise<Media | undefined> {
  const ligne = await tx
    .selectFrom('media')
    .selectAll()
    .where('acte_id', '=', acteId)
    .where((eb) =>
      eb.or([eb('empreinte_recue', '=', empreinteRecue), eb('originale_attendue', '=', empreinteRecue)]),
    )
    .where('etat', 'in', ['RECU', 'PRET'])
    .executeTakeFirst();
  return ligne && enMedia(ligne);
}

export type MediaNeuf = Omit<
  Media,
  | 'deposeLe'
  | 'purgeLe'
  | 'deriveeVersion'
  | 'rotation'
  | 'avancement'
  | 'reperes'
  | 'apercuEmpreinte'
  | 'originaleAttendue'
  | 'originaleRefusee'
  | 'surApercu'
> & {
  /** Only its reading size is here: both digests. */
  readonly avant?: { readonly apercu: string; readonly originale: string } | undefined;
  readonly deposePar: string;
  readonly empreinteGardee: string | null;
};

/** False when that picture, or the same file in the act, is already there. */
export async function insererMedia(tx: Tx, media: MediaNeuf): Promise<boolean> {
  const inseree = await tx
    .insertInto('media')
    .values({
      organisation_id: media.organisationId,
      id: media.mediaId,
      dossier_id: media.dossierId,
      acte_id: media.acteId,
      auteur_id: media.auteurId,
      depose_par: media.deposePar,
      genre: media.genre,
      technique: media.technique === null ? null : JSON.stringify(media.technique),
      cliche: media.cliche,
      dents: [...media.dents],
      vue: media.vue,
      vue_decrite: enColonne(media.vueDecrite),
      modalite: media.modalite,
      miroir: media.miroir,
      etat: media.etat,
      rejet_code: media.rejetCode,
      type_mime: media.typeMime,
      largeur: media.largeur,
      hauteur: media.hauteur,
      octets: media.octets,
      empreinte_recue: media.empreinteRecue,
      empreinte_gardee: media.empreinteGardee,
      ...(media.avant
        ? {
            apercu_empreinte: media.avant.apercu,
            originale_attendue: media.avant.originale,
            sur_apercu: true,
          }
        : {}),
      avertissements: [...media.avertissements],
      qualite: media.qualite === null ? null : JSON.stringify(media.qualite),
      captation_id: media.captationId,
      dispositif: media.dispositif === null ? null : JSON.stringify(media.dispositif),
      extrait: media.extrait === null ? null : JSON.stringify(media.extrait),
      pris_le: media.prisLe,
    })
    .onConflict((conflit) => conflit.doNothing())
    .returning('id')
    .executeTakeFirst();
  return inseree !== undefined;
}

/** The traits with which a picture that names someone is compared. */
export async function personneDuDossier(tx: Tx, dossierId: string): Promise<PersonneDuDossier | undefined> {
  const ligne = await tx
    .selectFrom('dossier')
    .select(['nom_naissance', 'nom_utilise', 'prenoms', 'prenom_utilise', 'date_naissance'])
    .where('id', '=', dossierId)
    .executeTakeFirst();
  return (
    ligne && {
      nomNaissance: ligne.nom_naissance,
      nomUtilise: ligne.nom_utilise,
      prenoms: ligne.prenoms,
      prenomUtilise: ligne.prenom_utilise,
      dateNaissance: ligne.date_naissance,
    }
  );
}

export type Changement = {
  readonly vue?: Vue | undefined;
  readonly modalite?: Modalite | undefined;
  readonly miroir?: boolean | undefined;
  readonly rotation?: Rotation | undefined;
  readonly auteurId?: string | undefined;
  readonly cliche?: Cliche | undefined;
  readonly dents?: readonly CodeFdi[] | undefined;
  readonly reperes?: Media['reperes'] | undefined;
};

/** A turn sends the picture back to the queue: its views are made again. */
export async function changerMedia(tx: Tx, mediaId: string, changement: Changement): Promise<void> {
  const { vue, modalite, miroir, rotation, auteurId, cliche, dents, reperes } = changement;
  await tx
    .updateTable('media')
    .set({
      ...(vue === undefined ? {} : { vue: vue.code, vue_decrite: enColonne(copieDe(vue)) }),
      ...(modalite === undefined ? {} : { modalite }),
      ...(miroir === undefined ? {} : { miroir }),
      ...(auteurId === undefined ? {} : { auteur_id: auteurId }),
      ...(cliche === undefined ? {} : { cliche }),
      ...(dents === undefined ? {} : { dents: [...dents] }),
      ...(reperes === undefined ? {} : { reperes: JSON.stringify(reperes) }),
      ...(rotation === undefined ? {} : { rotation, etat: 'RECU' }),
    })
    .where('id', '=', mediaId)
    .execute();
}

/** Says nothing when the picture was turned again meanwhile: that turn has a job of its own. */
export async function marquerPret(
  tx: Tx,
  { mediaId, rotation, empreinteRecue }: Pick<Media, 'mediaId' | 'rotation' | 'empreinteRecue'>,
  recette: number,
): Promise<void> {
  await tx
    .updateTable('media')
    .set({
      etat: 'PRET',
      derivee_version: recette,
      avancement: 100,
      ...(empreinteRecue === null ? {} : { sur_apercu: false }),
    })
    .where('id', '=', mediaId)
    .where((eb) =>
      eb.or([eb('etat', '=', 'RECU'), eb.and([eb('etat', '=', 'PRET'), eb('sur_apercu', '=', true)])]),
    )
    .where('rotation', '=', rotation)
    .execute();
}

export type Mesures = Pick<Media, 'largeur' | 'hauteur' | 'avertissements'> & {
  readonly technique: TechniqueT;
};

/** What only the preparation could find out. */
export async function noterMesures(tx: Tx, mediaId: string, mesures: Partial<Mesures>): Promise<void> {
  const { technique, largeur, hauteur, avertissements } = mesures;
  await tx
    .updateTable('media')
    .set({
      ...(technique === undefined ? {} : { technique: JSON.stringify(technique) }),
      ...(largeur === undefined ? {} : { largeur }),
      ...(hauteur === undefined ? {} : { hauteur }),
      ...(avertissements === undefined ? {} : { avertissements: [...avertissements] }),
    })
    .where('id', '=', mediaId)
    .execute();
}

export async function noterAvance(tx: Tx, mediaId: string, pourCent: number): Promise<void> {
  await tx
    .updateTable('media')
    .set({ avancement: Math.max(0, Math.min(99, Math.round(pourCent))) })
    .where('id', '=', mediaId)
    .where('etat', '=', 'RECU')
    .execute();
}

export async function marquerRejete(tx: Tx, mediaId: string, code: MotifRejetImage): Promise<void> {
  await tx
    .updateTable('media')
    .set({ etat: 'REJETE', rejet_code: code })
    .where('id', '=', mediaId)
    .where('etat', '=', 'RECU')
    .execute();
}

export async function marquerSupprime(tx: Tx, mediaId: string, le: Date): Promise<void> {
  await tx
    .updateTable('media')
    .set({ etat: 'SUPPRIME', rejet_code: null, supprime_le: le.toISOString() })
    .where('id', '=', mediaId)
    .execute();
}

export async function marquerRestaure(tx: Tx, mediaId: string): Promise<void> {
  await tx.updateTable('media').set({ etat: 'RECU', supprime_le: null }).where('id', '=', mediaId).execute();
}

/** False when it was put back meanwhile: its bytes then stay. */
export async function marquerPurge(tx: Tx, mediaId: string, le: Date): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('media')
    .set({ purge_le: le.toISOString() })
    .where('id', '=', mediaId)
    .where('etat', 'in', ['SUPPRIME', 'REJETE'])
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export type ABalayer = {
  readonly organisationId: string;
  readonly mediaId: string;
  readonly geste: 'PREPARER' | 'NORMALISER' | 'PURGER';
};

export async function mediasABalayer(tx: Tx): Promise<readonly ABalayer[]> {
  const { rows } = await sql<{ organisation_id: string; id: string; geste: ABalayer['geste'] }>`
    select organisation_id, id, geste from app.medias_a_balayer()`.execute(tx);
  return rows.map(({ organisation_id, id, geste }) => ({
    organisationId: organisation_id,
    mediaId: id,
    geste,
  }));
}
