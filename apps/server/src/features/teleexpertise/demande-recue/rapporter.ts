import type { DemandeFigeeT } from '@orapont/contract/demande-figee';
import type { Tx } from '../../../kernel/bd.ts';
import { idStable } from '../../../kernel/empreinte.ts';
import type { SessionSoin } from '../../../kernel/session.ts';
import { nomDe } from '../demande/identite.ts';
import { ajouterRecueil, type DecisionEcrite } from '../demande/recueil-repository.ts';
import { attesterLien } from './demande-recue-repository.ts';
import type { SaisiePriseEnCharge } from './ports.ts';

type Parole = {
  readonly decision: Extract<DecisionEcrite, 'RAPPORTE' | 'REFUS' | 'RETRAIT'>;
  readonly dossierId: string;
  /** The professional whom it names. */
  readonly requisId: string;
  readonly courrierId: string | undefined;
  /** When he said it. */
  readonly le: string;
};

/**
 * What the requérant says of the will of the person, as his word: dated, for one named professional, and read by someone.
 *
 * @rule TE-08
 */
export const rapporter = (
  tx: Tx,
  { organisationId, professionnelId, nom }: SessionSoin,
  { acteId, requerant }: Pick<DemandeFigeeT, 'acteId' | 'requerant'>,
  { courrierId, ...parole }: Parole,
): Promise<void> =>
  ajouterRecueil(tx, {
    ...parole,
    organisationId,
    acteId,
    capacite: 'RAPPORTE',
    contenu: { le: parole.le, par: nomDe(requerant), courrierId, luPar: nom },
    texteVersion: null,
    informeLe: null,
    saisiPar: professionnelId,
  });

/** How the person knows the dentist, as whoever reads the message attests it. @rule TE-07 */
export const attester = (
  tx: Tx,
  { organisationId, professionnelId, nom }: SessionSoin,
  { acteId, requis }: Pick<DemandeFigeeT, 'acteId' | 'requis'>,
  dossierId: string,
  { preuve, date }: NonNullable<SaisiePriseEnCharge['lien']>,
): Promise<void> =>
  attesterLien(tx, {
    organisation_id: organisationId,
    id: idStable(acteId, 'lien'),
    dossier_id: dossierId,
    professionnel_id: requis.id,
    preuve,
    date_contact: date,
    attestant: nom,
    declare_par: professionnelId,
  });
