import type { BoiteMssante, LieuExercice, ProfessionnelNational } from './ports.ts';

const de = (boites: readonly BoiteMssante[], types: readonly BoiteMssante['type'][]): string | null =>
  types.map((type) => boites.find((boite) => boite.type === type)?.adresse).find(Boolean) ?? null;

/** The mailbox where he himself is written to: his own, or the one of his practice that the directory ties to him. */
export const boitePersonnelle = ({ boites, lieux }: ProfessionnelNational): string | null =>
  de([...boites, ...lieux.flatMap((lieu) => lieu.boites)], ['PER', 'CAB']) ?? de(boites, [null]);

/** The mailbox of a place: never a person's. */
export const boiteDuLieu = ({ boites }: LieuExercice): string | null => de(boites, ['ORG', 'CAB', 'APP']);

export const joignable = (professionnel: ProfessionnelNational): boolean =>
  boitePersonnelle(professionnel) !== null || professionnel.lieux.some((lieu) => boiteDuLieu(lieu) !== null);
