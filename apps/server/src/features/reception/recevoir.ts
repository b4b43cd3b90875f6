import type { Tx } from '../../kernel/bd.ts';
import { idStable, sha256 } from '../../kernel/empreinte.ts';
import { unSeul } from '../../kernel/octets.ts';
import { tracer } from '../../kernel/traces-repository.ts';
import { type Analyse, analyser, RIEN_LU } from './analyser.ts';
import { connu, garder, identifiantRepris, noterReleve } from './courrier-repository.ts';
import type { DepsReception } from './deps.ts';
import { MessageIllisible, type MessageLu, type MessageReleve } from './ports.ts';
import { situer } from './situer.ts';

/**
 * Stores one message and says what it is: its bytes first, then one line and the new place of the cursor together. Stopped anywhere, it
 * is done again the same; the same message twice is one line.
 *
 * @rule TE-09, TE-11
 */
export async function recevoir(
  deps: DepsReception,
  { organisationId, boite }: { readonly organisationId: string; readonly boite: string },
  message: MessageReleve,
): Promise<void> {
  const lu = await lire(deps, message);
  const empreinte = empreinteDe(lu, message);
  const avancerSeul = (tx: Tx) =>
    noterReleve(tx, { organisationId, boite, le: deps.maintenant(), curseur: message.curseur, echec: null });
  const deja = await deps.bd.organisation({ organisationId }, async (tx) => {
    const present = await connu(tx, empreinte);
    if (present) await avancerSeul(tx);
    return present;
  });
  if (deja) return;
  const id = idStable('courrier', organisationId, empreinte);
  await deps.objets.ecrire({ organisationId, dossierId: id, objetId: id, version: 1 }, unSeul(message.brut));
  const analyse = await analyserTout(deps, message, lu);
  await deps.bd.organisation({ organisationId }, async (tx) => {
    const { effet, ...place } = await situer(tx, deps, organisationId, {
      analyse: await sansReprise(tx, analyse, lu),
      message: lu,
    });
    const neuf = await garder(tx, {
      ...enveloppe(lu),
      ...place,
      organisation_id: organisationId,
      id,
      boite,
      empreinte,
      octets: message.octets,
      recu_le: message.recuLe.toISOString(),
      patient: analyse.patient,
    });
    if (neuf) {
      await effet(tx);
      await tracerArrivee(tx, organisationId, place.acte_id);
    }
    await avancerSeul(tx);
  });
}

const enveloppe = (lu: MessageLu | null) => ({
  message_id: lu?.messageId ?? '',
  expediteur: lu?.de.adresse ?? '',
  expediteur_nom: lu?.de.nom ?? '',
  objet: lu?.objet ?? '',
  accuse_a: lu?.accuseA ?? null,
});

/** The name of another message, on one that says something else: a person looks. */
async function sansReprise(tx: Tx, analyse: Analyse, lu: MessageLu | null): Promise<Analyse> {
  const libre = analyse.motif === null || analyse.motif === 'SANS_DOCUMENT';
  if (!libre || !lu || !(await identifiantRepris(tx, lu.messageId))) return analyse;
  return { ...analyse, motif: 'IDENTIFIANT_REPRIS' };
}

const tracerArrivee = (tx: Tx, organisationId: string, acteId: string | null): Promise<void> =>
  tracer(tx, {
    organisationId,
    chaine: 'TECHNIQUE',
    action: 'COURRIER_RECU',
    acteur: 'Orapont',
    acteId: acteId ?? undefined,
  });

async function lire({ messages }: DepsReception, { brut }: MessageReleve): Promise<MessageLu | null> {
  try {
    return await messages.lire(brut);
  } catch (cause) {
    if (cause instanceof MessageIllisible) return null;
    throw cause;
  }
}

async function analyserTout(
  deps: DepsReception,
  { entier }: MessageReleve,
  lu: MessageLu | null,
): Promise<Analyse> {
  if (!entier) return { ...RIEN_LU, genre: 'AUTRE', motif: 'TROP_VOLUMINEUX' };
  return lu ? analyser(deps, lu) : { ...RIEN_LU, genre: 'AUTRE', motif: 'ILLISIBLE' };
}

/** What the message says, without the trace that each operator puts on top, nor the marks that its sender's software changes. */
function empreinteDe(lu: MessageLu | null, { brut }: MessageReleve): string {
  if (!lu) return sha256(brut);
  const { messageId, de, objet, texte, accuse, rebond, pieces } = lu;
  const contenu = pieces.map(({ nom, octets }) => [nom, sha256(octets)]);
  return sha256(JSON.stringify([messageId, de.adresse, objet, texte, accuse, rebond, contenu]));
}
