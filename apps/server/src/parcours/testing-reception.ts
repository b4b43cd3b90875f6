import { randomUUID } from 'node:crypto';
import type { DemandeFigeeT } from '@orapont/contract/demande-figee';
import { lecteurMessages } from '../adapters/mssante/lecteur-messages.ts';
import type { BaseDeTest } from '../adapters/postgres/testing.ts';
import { documentsDeTest } from '../adapters/xdm/testing-documents.ts';
import { noterRetour } from '../features/courrier/retour.ts';
import type { EnTeteCda } from '../features/echange/ports.ts';
import type { DepsReception } from '../features/reception/deps.ts';
import { receptionRoutes } from '../features/reception/routes.ts';
import type { bancDeSignature } from '../features/teleexpertise/compte-rendu/testing.ts';
import { citationsDemande, identifiantsDemande } from '../features/teleexpertise/documents/identifiants.ts';
import { reponsesRecues } from '../features/teleexpertise/reponse-recue/reponses-recues.ts';
import { serveurDeTest } from '../kernel/testing.ts';
import { boiteDeTest, EXPEDITEUR } from './testing-courrier-recu.ts';
import { demandesDeTest, imagesDeTest } from './testing-demande-recue.ts';

type Banc = Awaited<ReturnType<typeof bancDeSignature>>;

/** An établissement whose box is read: requests that left, letters that come in. */
export async function bancDeReception(base: BaseDeTest, banc: Banc) {
  const d = await banc.decor();
  const boite = boiteDeTest('ehpad@demo.mssante.fr');
  const { organisationId } = d.ehpad;
  const deps: DepsReception = {
    ...banc.deps,
    documents: documentsDeTest,
    images: imagesDeTest,
    messages: lecteurMessages,
    boites: {
      bacASable: true,
      domaines: ['demo.mssante.fr'],
      boites: ({ id }) => (id === organisationId ? [boite.boite] : []),
    },
    suites: {
      citations: citationsDemande,
      lotDemande: (acteId) => identifiantsDemande({ acteId, envoyeLe: '' }, 0).lot,
      courrierRevenu: (tx, organisation, envoiId) => noterRetour(tx, banc.deps, organisation, envoiId),
    },
    reponses: reponsesRecues({ ...banc.deps, documents: documentsDeTest }),
    demandes: demandesDeTest(banc.deps),
  };
  const serveur = await serveurDeTest({ monter: (s) => receptionRoutes(s, deps) });

  /** The request as it was frozen, and the person that it names, as a CDA says them. */
  async function demandee(options?: Parameters<Banc['demander']>[1]) {
    const { id } = await banc.demander(d, options);
    const { rows } = await base.proprietaire.query('select demande, dossier_id from acte where id = $1', [
      id,
    ]);
    const { demande, dossier_id: dossierId } = rows[0];
    return {
      acteId: id,
      dossierId: dossierId as string,
      requis: demande.requis as { readonly rpps: string; readonly nom: string; readonly bal: string | null },
      champs: champsCda(demande),
    };
  }

  /** A letter of ours that the operator took. */
  async function envoiFait(acteId: string | null): Promise<{ id: string; messageId: string }> {
    const id = randomUUID();
    const messageId = `<${id}@orapont>`;
    await base.proprietaire.query(
      `insert into envoi (organisation_id, id, acte_id, type, canal, destinataire, etat, message_id, reponse, fait_le)
       values ($1, $2, $3, 'DEMANDE', 'MSSANTE', $4, 'FAIT', $5, '250 OK', now())`,
      [organisationId, id, acteId, EXPEDITEUR, messageId],
    );
    return { id, messageId };
  }

  return { d, boite, deps, appeler: serveur.appeler, fermer: () => serveur.fermer(), demandee, envoiFait };
}

/** The request as it was frozen, and the person that it names, as a document that answers it says them. */
export function champsCda(demande: DemandeFigeeT) {
  const { patient } = demande;
  return {
    repondA: citationsDemande(demande)?.identifiants.at(-1) ?? null,
    patient: {
      ins: patient.ins as PatientCda['ins'],
      ipp: { systeme: '2.25.11' as const, numero: 'X' },
      nomNaissance: patient.nomNaissance,
      nomUtilise: null,
      prenoms: patient.prenoms,
      prenomUtilise: null,
      sexe: patient.sexe,
      dateNaissance: patient.dateNaissance,
      lieuNaissance: patient.lieuNaissanceCog,
      representant: null,
    },
  };
}

type PatientCda = EnTeteCda['patient'];
