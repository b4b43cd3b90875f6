import type { ReplyOf } from '@orapont/contract/route';
import type { apercevoirTransmission, PieceT } from '@orapont/contract/transmission';
import { signatairesTransfert } from '@orapont/domain/consentement/transfert';
import { Erreur } from '@orapont/domain/erreurs';
import { OCTETS_MESSAGE_MAX, repartir } from '@orapont/domain/teleexpertise/lots';
import type { Tx } from '../../../kernel/bd.ts';
import { lireTexteInformation } from '../../../kernel/dossier-repository.ts';
import { appelant, type SessionSoin } from '../../../kernel/session.ts';
import { refuserVolume, surveillerVolume } from '../../../kernel/volume.ts';
import { nomPatient } from '../demande/identite.ts';
import { situationDe } from '../demande/recueil-repository.ts';
import { citerEnvoi, jourDe, noter, ouvrirDossier } from './acces.ts';
import type { DepsTransmission } from './deps.ts';
import { ATTESTATION, enPieces } from './pieces.ts';
import { lireSources } from './sources-repository.ts';

/**
 * What would leave of a record, before anyone decides: each document with its size, and those that cannot leave with their reason.
 *
 * @rule DOS-09, DOS-18
 */
export async function apercevoir(
  deps: DepsTransmission,
  session: SessionSoin,
  dossierId: string,
): Promise<ReplyOf<typeof apercevoirTransmission>> {
  await refuserVolume(deps, session, dossierId);
  return deps.bd.organisation(appelant(session), async (tx) => {
    const ouvert = await ouvrirDossier(tx, deps, session, dossierId);
    const { personne } = ouvert;
    const { adresse, lieu } = await citerEnvoi(tx, deps, session, ouvert);
    const pieces = enPieces(await lireSources(tx, dossierId));
    await noter(tx, session, 'DOSSIER_OUVERT', dossierId);
    await surveillerVolume(tx, deps, session);
    return {
      identite: nomPatient(personne),
      dateNaissance: personne.date_naissance as ReturnType<typeof jourDe>,
      structure: lieu.nom,
      texte: await texteASigner(tx, jourDe(deps)),
      signataires:
        personne.deces_le === null ? [...signatairesTransfert(situationDe(personne), jourDe(deps))] : [],
      adresseExpediteur: adresse,
      pieces: [...pieces],
      messages: enLettres([ATTESTATION, ...pieces]).length,
    };
  });
}

export async function texteASigner(tx: Tx, jour: ReturnType<typeof jourDe>) {
  const texte = await lireTexteInformation(tx, jour, 'TRANSFERT_DOSSIER');
  if (!texte) throw new Erreur('INDISPONIBLE');
  return texte;
}

/** One letter after the other, in the order of the record, each light enough to pass. */
export const enLettres = (pieces: readonly PieceT[]) =>
  repartir(
    pieces.filter(({ obstacle }) => obstacle === null),
    ({ poids }) => poids,
    OCTETS_MESSAGE_MAX,
  );
