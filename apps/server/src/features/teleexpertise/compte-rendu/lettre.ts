import type { DemandeFigeeT } from '@orapont/contract/demande-figee';
import { Erreur } from '@orapont/domain/erreurs';
import type { Tx } from '../../../kernel/bd.ts';
import { type MessageACompose, RefusMessagerie } from '../../courrier/ports.ts';
import { type EnvoiLu, lireEnvoi } from './envoi-lu-repository.ts';

export async function exigerEnvoi(tx: Tx, envoiId: string): Promise<EnvoiLu> {
  const envoi = await lireEnvoi(tx, envoiId);
  if (!envoi) throw new Erreur('INTROUVABLE');
  return envoi;
}

/** From the requis's box, or that of his place, to the one box of the row. */
export function adresses(
  { requis, requisLieu }: DemandeFigeeT,
  { destinataire }: EnvoiLu,
): Pick<MessageACompose, 'de' | 'a'> {
  const adresse = requis.bal ?? requisLieu.bal;
  if (!adresse || !destinataire) throw new RefusMessagerie('SANS_BAL');
  return { de: { adresse, nom: `${requis.prenom} ${requis.nom}`.trim() }, a: destinataire };
}

/** What is answered follows the message that asked, when it came by mail. */
export const filDe = ({ recue }: DemandeFigeeT): Pick<MessageACompose, 'enReponseA'> =>
  recue?.messageId ? { enReponseA: recue.messageId } : {};

export const corps = (
  { requerant, requis, structure }: DemandeFigeeT,
  paragraphes: readonly string[],
): string =>
  [
    `À l’attention de ${requerant.prenom} ${requerant.nom}, ${structure.nom}`,
    ...paragraphes,
    `${requis.prenom} ${requis.nom}\n${requis.professionLibelle}`,
  ].join('\n\n');
