/** Where a resident stands in a round. */
export const ETATS_RESIDENT = ['A_VOIR', 'VU', 'PARTIEL', 'REFUS', 'ABSENT', 'REPORTE'] as const;
export type EtatResident = (typeof ETATS_RESIDENT)[number];

export const LIBELLES_ETAT_RESIDENT = {
  A_VOIR: 'À voir',
  VU: 'Vu',
  PARTIEL: 'Vu en partie',
  REFUS: 'Refus ce jour',
  ABSENT: 'Absent',
  REPORTE: 'Reporté',
} as const satisfies Record<EtatResident, string>;

/** The person's own reasons for stopping, kept for the next gentle attempt. */
export const MOTIFS_ARRET = [
  'REFUS_DU_JOUR',
  'FATIGUE',
  'DOULEUR',
  'AGITATION',
  'SOIN_EN_COURS',
  'SORTIE',
  'AUTRE',
] as const;
export type MotifArret = (typeof MOTIFS_ARRET)[number];

export const LIBELLES_MOTIF_ARRET = {
  REFUS_DU_JOUR: 'Refus aujourd’hui',
  FATIGUE: 'Trop de fatigue aujourd’hui',
  DOULEUR: 'Douleur',
  AGITATION: 'Moment difficile',
  SOIN_EN_COURS: 'Un autre soin avait lieu',
  SORTIE: 'Sortie ou hospitalisation',
  AUTRE: 'Autre',
} as const satisfies Record<MotifArret, string>;

/** Why a resident is in a round: a check-up that nobody's suspicion asked for. */
export const MOTIFS_TOURNEE = ['BILAN_ENTREE', 'BILAN_PERIODIQUE', 'BILAN_TOURNEE'] as const;
export type MotifTournee = (typeof MOTIFS_TOURNEE)[number];

/** Residents of one round: what a day holds, and what a tablet takes along. */
export const RESIDENTS_MAX = 80;

export type Avancement = Readonly<Record<EtatResident, number>> & { readonly total: number };

export function avancement(residents: readonly { readonly etat: EtatResident }[]): Avancement {
  const compte = Object.fromEntries(
    ETATS_RESIDENT.map((etat) => [etat, residents.filter((resident) => resident.etat === etat).length]),
  ) as Record<EtatResident, number>;
  return { ...compte, total: residents.length };
}

/** A round is over when nobody is left to see. */
export const estFinie = (residents: readonly { readonly etat: EtatResident }[]): boolean =>
  residents.length > 0 && residents.every(({ etat }) => etat !== 'A_VOIR');

/** Hours for which a tablet keeps what it took along; captures that were not received stay beyond. */
export const EMPORT_HEURES = 72;
