import type { DemandeFigeeT } from '@orapont/contract/demande-figee';
import { jourParis } from '@orapont/domain/dates';
import { Erreur } from '@orapont/domain/erreurs';
import type { ModeleDemande } from '../../compte-rendu/ports.ts';
import type { MessageACompose } from '../../courrier/ports.ts';
import { type LigneActe, lireActe } from '../demande/demande-repository.ts';
import { envelopper } from '../documents/envelopper.ts';
import { documentCourrier } from '../documents/reponse-cda.ts';
import { demandeDe } from '../lecture/eligibilite.ts';
import { modeleDemande } from '../modele-demande.ts';
import type { DepsComposition } from './deps.ts';
import type { EnvoiLu } from './envoi-lu-repository.ts';
import { adresses, corps, exigerEnvoi, filDe } from './lettre.ts';

export type ALettre = { readonly envoi: EnvoiLu; readonly acte: LigneActe; readonly demande: DemandeFigeeT };

export async function lireActeDeLEnvoi(
  deps: DepsComposition,
  organisationId: string,
  envoiId: string,
): Promise<ALettre> {
  return deps.bd.organisation({ organisationId }, async (tx) => {
    const envoi = await exigerEnvoi(tx, envoiId);
    const acte = envoi.acteId ? await lireActe(tx, envoi.acteId) : undefined;
    if (!acte) throw new Erreur('INTROUVABLE');
    return { envoi, acte, demande: demandeDe(acte) };
  });
}

type Contenu = {
  /** Names its document among those of the act. */
  readonly quoi: string;
  /** Ends the number printed on it. */
  readonly suffixe: string;
  readonly titre: string;
  readonly objet: ModeleDemande['objet'];
  readonly le: string;
  readonly paragraphes: readonly string[];
};

/** A letter about the request, that answers nothing yet or refuses it: it is filed under the record that asked. */
export async function ecrireLettre(
  deps: DepsComposition,
  { envoi, acte, demande }: ALettre,
  { quoi, suffixe, titre, objet, le, paragraphes }: Contenu,
): Promise<MessageACompose> {
  const pdf = await deps.pdf.demande(
    modeleDemande(demande, {
      identifiant: `${demande.numero}-${suffixe}`,
      objet,
      images: [],
      envoyeeLe: le,
    }),
  );
  const emetteur = { organisationId: acte.organisation_id, dossierId: acte.dossier_id };
  return {
    ...adresses(demande, envoi),
    ...filDe(demande),
    ...(await envelopper(deps, {
      demande,
      envoi,
      emetteur: demande.requisLieu.nom,
      documents: () => [
        documentCourrier(
          deps.documents.cda,
          demande,
          { quoi, titre, le, pdf, emetteur },
          deps.documents.edition,
        ),
      ],
      lisibles: [{ libelle: titre, date: jourParis(le), octets: pdf }],
    })),
    corps: corps(demande, paragraphes),
  };
}
