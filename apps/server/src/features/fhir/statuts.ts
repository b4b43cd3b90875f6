import { ETATS_ACTE, type EtatActe } from '@orapont/domain/teleexpertise/etat';
import { etatSuivi } from '@orapont/domain/teleexpertise/suivi';
import { STATUT_SUIVI } from './ports.ts';

const CAS = ETATS_ACTE.flatMap((etat) =>
  [true, false].map((envoyee) => ({ etat, envoyee, statut: STATUT_SUIVI[etatSuivi(etat, envoyee)].statut })),
);

/** `cancelled` is what the guide's diagram says, and R4 does not. */
const TOLERES: Readonly<Record<string, string>> = { cancelled: 'revoked' };

/** States behind a status of the standard, sent or not. */
export const etatsDuStatut = (
  statut: string,
): readonly { readonly etat: EtatActe; readonly envoyee: boolean }[] =>
  CAS.filter((cas) => cas.statut === (TOLERES[statut] ?? statut));
