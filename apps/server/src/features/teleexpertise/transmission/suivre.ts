import type { ReplyOf } from '@orapont/contract/route';
import type { listerTransmissions, TransmissionT } from '@orapont/contract/transmission';
import { LIBELLES_CAPACITE } from '@orapont/domain/consentement/capacite';
import { Erreur } from '@orapont/domain/erreurs';
import type { Tx } from '../../../kernel/bd.ts';
import { uneFois } from '../../../kernel/commande-repository.ts';
import { appelant, type SessionSoin } from '../../../kernel/session.ts';
import { noter, ouvrirDossier, ouvrirTransmission } from './acces.ts';
import type { DepsTransmission } from './deps.ts';
import {
  lettresDe,
  noterRevocation,
  type TransmissionGardee,
  transmissionsDe,
} from './transmission-repository.ts';

/** What left a record and where each letter is. No title of a document: asked again and again, it tells nothing of health. */
export function lister(
  deps: DepsTransmission,
  session: SessionSoin,
  dossierId: string,
): Promise<ReplyOf<typeof listerTransmissions>> {
  return deps.bd.organisation(appelant(session), async (tx) => {
    await ouvrirDossier(tx, deps, session, dossierId);
    const gardees = await transmissionsDe(tx, dossierId);
    const transmissions: TransmissionT[] = [];
    for (const gardee of gardees) transmissions.push(await enLecture(tx, deps, gardee));
    return { transmissions, bacASable: deps.bacASable !== undefined };
  });
}

async function enLecture(tx: Tx, deps: DepsTransmission, t: TransmissionGardee): Promise<TransmissionT> {
  const ids = lettresDe(t);
  const lues = new Map((await deps.lettres.lire(tx, ids)).map((lettre) => [lettre.id, lettre]));
  const lettres = ids.flatMap((id, rang) => {
    const lue = lues.get(id);
    if (!lue) return [];
    const { etat, phrase, pdfSeul, relancePossible } = lue;
    const documents = t.contenu.lettres[rang]?.length ?? 0;
    return [
      { rang, etat, phrase, pdfSeul, documents, relancePossible: relancePossible && t.revoqueeLe === null },
    ];
  });
  const { destinataire, destinataireLieu } = t.contenu;
  return {
    id: t.id,
    objet: t.objet,
    genre: t.objet === 'DOSSIER' ? null : (t.contenu.lettres[0]?.[0]?.genre ?? null),
    destinataire: `${destinataire.prenom} ${destinataire.nom}, ${destinataireLieu.nom}`,
    adresse: t.adresse,
    demandeePar: t.demandeeParNom,
    demandeeLe: t.demandeeLe,
    signataire:
      t.autorisation &&
      `${t.autorisation.auteur} (${LIBELLES_CAPACITE[t.autorisation.capacite].toLocaleLowerCase('fr')})`,
    revoqueeLe: t.revoqueeLe,
    revocable: t.revoqueeLe === null && lettres.some(({ etat }) => etat !== 'FAIT'),
    lettres,
  };
}

/**
 * The authorisation is withdrawn: letters that wait are given up at once, and one that a worker holds is refused when it is built. What had
 * left has left, and the answer says so.
 *
 * @rule DOS-18
 */
export function revoquer(
  deps: DepsTransmission,
  session: SessionSoin,
  id: string,
  { auteur }: { readonly auteur: string },
  cle: string,
): Promise<{ arretees: number; parties: number }> {
  return deps.bd.organisation(appelant(session), (tx) =>
    uneFois(tx, { ...appelant(session), cle, corps: { id, auteur } }, async () => {
      const t = await ouvrirTransmission(tx, deps, session, id);
      const le = deps.maintenant().toISOString();
      if (!(await noterRevocation(tx, id, { le, auteur, ecriteParNom: session.nom })))
        throw new Erreur('CONFLIT', ['DEJA_TRAITEE']);
      const arrets: boolean[] = [];
      for (const lettre of lettresDe(t)) arrets.push(await deps.lettres.arreter(tx, lettre));
      const etats = await deps.lettres.lire(tx, lettresDe(t));
      await noter(tx, session, 'TRANSMISSION_REVOQUEE', t.dossierId);
      return {
        arretees: arrets.filter(Boolean).length,
        parties: etats.filter(({ etat }) => etat === 'FAIT' || etat === 'EN_COURS').length,
      };
    }),
  );
}

/** Tries again the letters that did not leave: those that did stay as they are. */
export function relancer(
  deps: DepsTransmission,
  session: SessionSoin,
  id: string,
  cle: string,
): Promise<{ fait: true }> {
  return deps.bd.organisation(appelant(session), (tx) =>
    uneFois(tx, { ...appelant(session), cle, corps: { id } }, async () => {
      const t = await ouvrirTransmission(tx, deps, session, id);
      if (t.revoqueeLe !== null) throw new Erreur('CONFLIT', ['TRANSMISSION_REVOQUEE']);
      const relances: boolean[] = [];
      for (const lettre of lettresDe(t))
        relances.push(await deps.lettres.relancer(tx, session.organisationId, lettre));
      if (!relances.some(Boolean)) throw new Erreur('CONFLIT', ['ENVOI_DEJA_PARTI']);
      await noter(tx, session, 'TRANSMISSION_RELANCEE', t.dossierId);
      return { fait: true } as const;
    }),
  );
}
