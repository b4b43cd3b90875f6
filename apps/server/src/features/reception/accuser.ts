import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '../../kernel/bd.ts';
import { rassembler } from '../../kernel/octets.ts';
import type { Compositeurs } from '../courrier/ports.ts';
import { RefusMessagerie } from '../courrier/ports.ts';
import { courrierDeLAccuse, deposerAccuse } from './accuse-repository.ts';
import type { Ligne } from './courrier-repository.ts';
import type { DepsReception } from './deps.ts';

/**
 * Tells the sender's software what became of its message, by the outbox, when it asked for it where the message came from.
 *
 * @source RFC 8098; ANS, transmission de documents CDA par messagerie
 */
export async function demanderAccuse(
  tx: Tx,
  { travaux }: Pick<DepsReception, 'travaux'>,
  { organisation_id: organisationId, id, accuse_a, message_id }: Ligne,
  code: string | null,
): Promise<void> {
  if (accuse_a === null || message_id === '') return;
  const envoiId = uuidv7();
  await deposerAccuse(tx, { organisationId, envoiId, courrierId: id, a: accuse_a, code });
  await travaux.enfiler(tx, 'envoi.partir', { organisationId, envoiId });
}

/** @source ANS, IG transmission de documents CDA: codes and labels of a failed integration */
const LIBELLES: Readonly<Record<string, string>> = {
  '900': 'Version du document incorrecte',
  '901': 'Auteur non autorisé',
  '902': 'Patient inconnu',
  '903': 'INS absent du document',
  '904': 'INS différent de celui du dossier',
  '905': 'Traits d’identité incomplets',
  '906': 'Autre',
};

/** The composer of receipts: built when it leaves, from the message that it speaks of. */
export const compositeursReception = ({
  bd,
  objets,
}: Pick<DepsReception, 'bd' | 'objets'>): Compositeurs => ({
  ACCUSE: {
    compose: async (organisationId, envoiId) => {
      const lu = await bd.organisation({ organisationId }, (tx) => courrierDeLAccuse(tx, envoiId));
      if (!lu) throw new RefusMessagerie('SANS_OBJET');
      const { a, code, boite, messageId, objet, courrierId } = lu;
      const ref = { organisationId, dossierId: courrierId, objetId: courrierId, version: 1 };
      const libelle = code === null ? null : (LIBELLES[code] ?? 'Autre');
      return {
        de: { adresse: boite, nom: '' },
        a,
        objet:
          code === null
            ? `Accusé : ${objet}`.slice(0, 390)
            : `[KO Intégration système !][${code}] ${objet}`.slice(0, 390),
        corps:
          libelle === null
            ? 'Votre message a été rangé dans le dossier du patient.'
            : `Votre message n’a pas été intégré au dossier du patient : ${libelle.toLowerCase()} (${code}).`,
        piecesJointes: [],
        enTetes: {},
        enReponseA: messageId,
        rapport: {
          destinataire: boite,
          messageId,
          original: await rassembler(objets.lire(ref)),
          disposition:
            code === null
              ? 'automatic-action/MDN-sent-automatically; processed'
              : `automatic-action/MDN-sent-automatically; processed/Error: ${code}^${libelle}`,
        },
      };
    },
  },
});
