import type { lireCourrier as contratCourrier, lireBoites } from '@orapont/contract/courrier';
import type { ReplyOf } from '@orapont/contract/route';
import { Erreur } from '@orapont/domain/erreurs';
import type { BoitesBacASable, CourrierDepose, CourrierDeposeLu } from './ports.ts';

/** The sandbox operator's inboxes: every person in them is fictitious, hence no sign-in. */
export async function resumerBoites(
  operateur: BoitesBacASable,
  enPanne: boolean,
): Promise<ReplyOf<typeof lireBoites>> {
  const adresses = await operateur.boites();
  const boites = await Promise.all(
    adresses.map(async (adresse) => {
      const messages = await operateur.lister(adresse);
      return { adresse, messages: messages.length, dernierLe: messages[0]?.recuLe.toISOString() ?? null };
    }),
  );
  return { enPanne, boites: boites.toSorted((a, b) => (b.dernierLe ?? '').localeCompare(a.dernierLe ?? '')) };
}

export const enResume = ({ id, de, objet, recuLe, nombrePieces }: CourrierDepose) => ({
  id,
  de,
  objet,
  recuLe: recuLe.toISOString(),
  nombrePieces,
});

export function enLecture(courrier: CourrierDeposeLu): ReplyOf<typeof contratCourrier> {
  return {
    ...enResume(courrier),
    a: courrier.a,
    messageId: courrier.messageId,
    corps: courrier.corps,
    enTetes: courrier.enTetes.map(({ nom, valeur }) => ({ nom, valeur })),
    pieces: courrier.pieces.map(({ nom, type, octets }, rang) => ({
      rang,
      nom,
      type,
      octets: octets.length,
    })),
  };
}

/** @throws Erreur INTROUVABLE for a name that is no mailbox, rather than a fault of ours */
export async function listerBoite(operateur: BoitesBacASable, adresse: string): Promise<CourrierDepose[]> {
  if (!(await operateur.boites()).includes(adresse.toLowerCase())) throw new Erreur('INTROUVABLE');
  return operateur.lister(adresse);
}

export async function trouverCourrier(operateur: BoitesBacASable, id: string): Promise<CourrierDeposeLu> {
  const courrier = await operateur.lire(id);
  if (!courrier) throw new Erreur('INTROUVABLE');
  return courrier;
}
