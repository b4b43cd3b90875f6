/**
 * The thirty intra-oral keywords of the DENT-OIP table, in French. CO: in centric occlusion; RC: in centric relation.
 *
 * @rule CAP-01
 * @source ADA SCDI White Paper 1100 (DENT-OIP), table of intra-oral views
 */
export const LIBELLE_DENT_OIP = {
  IV01: 'Côté droit, CO, sans miroir',
  IV02: 'Côté droit, CO, miroir non corrigé',
  IV03: 'Côté droit, CO, miroir corrigé',
  IV04: 'Côté droit, RC, sans miroir',
  IV05: 'Côté droit, RC, miroir non corrigé',
  IV06: 'Côté droit, RC, miroir corrigé',
  IV07: 'De face, CO, sans miroir',
  IV08: 'De face, RC, sans miroir',
  IV09: 'De face, dents écartées, sans miroir',
  IV10: 'De face, bouche ouverte, sans miroir',
  IV11: 'De face par dessous, CO, surplomb',
  IV12: 'De face par dessous, RC, surplomb',
  IV13: 'De face, interposition de la langue',
  IV14: 'Profil droit, CO, surplomb avec réglette',
  IV15: 'Profil droit, RC, surplomb',
  IV16: 'Profil gauche, CO, surplomb',
  IV17: 'Profil gauche, RC, surplomb',
  IV18: 'Côté gauche, CO, sans miroir',
  IV19: 'Côté gauche, CO, miroir non corrigé',
  IV20: 'Côté gauche, CO, miroir corrigé',
  IV21: 'Côté gauche, RC, sans miroir',
  IV22: 'Côté gauche, RC, miroir non corrigé',
  IV23: 'Côté gauche, RC, miroir corrigé',
  IV24: 'Arcade du haut, miroir non corrigé',
  IV25: 'Arcade du haut, miroir corrigé',
  IV26: 'Arcade du bas, miroir non corrigé',
  IV27: 'Arcade du bas, miroir corrigé',
  IV28: 'Gros plan d’une récession gingivale',
  IV29: 'Gros plan d’un frein',
  IV30: 'Avec un accessoire (contraste, miroir noir)',
} as const;
export type CodeDentOip = keyof typeof LIBELLE_DENT_OIP;
export const CODES_DENT_OIP = Object.keys(LIBELLE_DENT_OIP) as readonly CodeDentOip[];
