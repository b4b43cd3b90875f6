import { DemandeFigee } from '@orapont/contract/demande-figee';
import { VueDecriteZ } from '@orapont/contract/protocole';
import type { Modalite } from '@orapont/domain/captation/medias';
import { vueDe } from '@orapont/domain/captation/vues';
import type { PersonneDicom } from '@orapont/domain/imagerie/photo-dicom';
import type { Tx } from '../../kernel/bd.ts';

export type ActeLu = {
  readonly acteId: string;
  readonly organisationId: string;
  readonly siteId: string;
  readonly dossierId: string;
  readonly requisId: string | null;
  readonly creeLe: string;
  /** What was sent; undefined while nothing was. */
  readonly demande: DemandeEnvoyee | undefined;
};
type DemandeEnvoyee = {
  readonly personne: PersonneDicom;
  readonly medias: ReadonlySet<string>;
  readonly structure: string;
};

export type PhotoLue = {
  readonly mediaId: string;
  readonly acteId: string;
  readonly organisationId: string;
  readonly dossierId: string;
  readonly typeMime: string;
  readonly modalite: Modalite;
  readonly miroir: boolean;
  readonly rotation: 0 | 90 | 180 | 270;
  readonly codeDentOip: string | null;
  readonly libelleVue: string;
  readonly ordre: number;
  readonly largeur: number;
  readonly hauteur: number;
  readonly priseLe: string;
};

export async function lireActe(tx: Tx, acteId: string): Promise<ActeLu | undefined> {
  const ligne = await tx
    .selectFrom('acte')
    .select(['id', 'organisation_id', 'site_id', 'dossier_id', 'requis_id', 'cree_le', 'demande'])
    .where('id', '=', acteId)
    .executeTakeFirst();
  return (
    ligne && {
      acteId: ligne.id,
      organisationId: ligne.organisation_id,
      siteId: ligne.site_id,
      dossierId: ligne.dossier_id,
      requisId: ligne.requis_id,
      creeLe: ligne.cree_le,
      demande: envoyee(ligne.demande, ligne.dossier_id),
    }
  );
}

/** The one thing of a record that crosses the wall is the frozen request: so is the name on the pictures. */
function envoyee(demande: unknown, dossierId: string): DemandeEnvoyee | undefined {
  const lue = DemandeFigee.safeParse(demande);
  if (!lue.success) return undefined;
  const { patient, structure, medias } = lue.data;
  return {
    structure: structure.nom,
    medias: new Set(medias.map(({ id }) => id)),
    personne: {
      nom: patient.nomNaissance,
      prenoms: patient.prenoms,
      naissance: patient.dateNaissance,
      sexe: patient.sexe,
      identifiant: dossierId,
      emetteur: structure.nom,
    },
  };
}

/** Pictures that can be shown: still ones, and DICOM. */
export async function photosDe(tx: Tx, acteId: string): Promise<readonly PhotoLue[]> {
  const lignes = await tx
    .selectFrom('media')
    .select([
      'id',
      'acte_id',
      'organisation_id',
      'dossier_id',
      'type_mime',
      'modalite',
      'miroir',
      'rotation',
      'vue',
      'vue_decrite',
      'largeur',
      'hauteur',
      'pris_le',
      'depose_le',
    ])
    .where('acte_id', '=', acteId)
    .where('etat', '=', 'PRET')
    // Whole pictures only.
    .where('sur_apercu', '=', false)
    .where('type_mime', 'in', ['image/jpeg', 'image/png', 'image/webp', 'application/dicom'])
    .execute();
  return lignes
    .map((l) => {
      const decrite = VueDecriteZ.nullable()
        .catch(null)
        .parse(l.vue_decrite ?? null);
      const vue = vueDe({ vue: l.vue, vueDecrite: decrite });
      return {
        mediaId: l.id,
        acteId: l.acte_id,
        organisationId: l.organisation_id,
        dossierId: l.dossier_id,
        typeMime: l.type_mime ?? '',
        modalite: l.modalite as Modalite,
        miroir: l.miroir,
        rotation: l.rotation as PhotoLue['rotation'],
        codeDentOip: vue.codeDentOip,
        libelleVue: vue.libelle,
        ordre: vue.ordre,
        largeur: l.largeur ?? 0,
        hauteur: l.hauteur ?? 0,
        priseLe: l.pris_le ?? l.depose_le,
      };
    })
    .toSorted(
      (a, b) => a.ordre - b.ordre || a.priseLe.localeCompare(b.priseLe) || a.mediaId.localeCompare(b.mediaId),
    );
}

export async function personneDuDossier(
  tx: Tx,
  dossierId: string,
  emetteur: string,
): Promise<PersonneDicom | undefined> {
  const l = await tx
    .selectFrom('dossier')
    .select(['id', 'nom_naissance', 'prenoms', 'date_naissance', 'sexe'])
    .where('id', '=', dossierId)
    .executeTakeFirst();
  return (
    l && {
      nom: l.nom_naissance,
      prenoms: l.prenoms,
      naissance: l.date_naissance,
      sexe: l.sexe as PersonneDicom['sexe'],
      identifiant: l.id,
      emetteur,
    }
  );
}
