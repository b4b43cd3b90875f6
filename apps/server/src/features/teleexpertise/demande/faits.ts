import type { LienConnu } from '@orapont/domain/teleexpertise/lien';
import type { CaptationLue } from './captation-lue-repository.ts';
import type { LigneActe, LigneMedia } from './demande-repository.ts';
import type { Lieu, PersonneSuivie, ProfessionnelLu } from './faits-repository.ts';
import type { RecueilLu } from './recueil-repository.ts';

/** Everything that a verdict rests on, read in one transaction. */
export type Faits = {
  readonly acte: LigneActe;
  readonly personne: PersonneSuivie;
  readonly lieu: Lieu;
  readonly requerant: ProfessionnelLu;
  readonly requis: ProfessionnelLu;
  readonly requisLieu: Lieu | undefined;
  readonly lien: LienConnu | undefined;
  readonly recueils: readonly RecueilLu[];
  readonly medias: readonly LigneMedia[];
  readonly captations: readonly CaptationLue[];
  readonly actes: { readonly civil: number; readonly glissant: number };
  readonly registreLu: boolean;
  readonly maintenant: string;
  /** It came by mail: what was joined to it is read where it is, and its context in its own words. */
  readonly recue?: { readonly pieces: number; readonly contexte: boolean };
};

export type Choix = { readonly requisId: string; readonly requisSiteId: string | null };

/** His own box, otherwise that of the place where he is asked. */
export const balDuRequis = ({ requis, requisLieu }: Pick<Faits, 'requis' | 'requisLieu'>): string | null =>
  requis.bal_mssante ?? requisLieu?.bal_mssante ?? null;
