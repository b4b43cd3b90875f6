import type { ServiceRequest } from '@medplum/fhirtypes';
import { uidDeUuid } from '@orapont/domain/imagerie/uid';
import type { DemandeSuivie, GuideAilleurs } from '../../features/confluences/ailleurs/ports.ts';
import { STATUT_SUIVI } from '../../features/fhir/ports.ts';
import { ecrireTransaction } from './ecrire-transaction.ts';
import { lireAnnonce } from './lire-annonce.ts';
import { EXTENSIONS_CONFLUENCES, SYSTEME_AVANCEMENT } from './terminologie.ts';

export const guideAilleurs: GuideAilleurs = { ecrire: ecrireTransaction, montrer, lireAnnonce };

/** A request as its follower finds it again, to replace its state: who it is about is what that software was sent, by number only. */
function montrer(suivie: DemandeSuivie): ServiceRequest & { resourceType: 'ServiceRequest' } {
  const { statut, avancement } = STATUT_SUIVI[suivie.etat];
  return {
    resourceType: 'ServiceRequest',
    id: suivie.acteId,
    meta: { lastUpdated: suivie.etatLe },
    ...(avancement === null
      ? {}
      : {
          extension: [
            {
              url: EXTENSIONS_CONFLUENCES.AVANCEMENT,
              valueCoding: { system: SYSTEME_AVANCEMENT, code: avancement },
            },
          ],
        }),
    identifier: [{ system: suivie.nom.systeme, value: suivie.nom.valeur }],
    status: statut,
    intent: 'proposal',
    subject: {
      type: 'Patient',
      identifier: {
        system: `urn:oid:${uidDeUuid(suivie.organisationId)}`,
        value: suivie.dossierId,
      },
    },
    requester: {
      type: 'PractitionerRole',
      identifier: { system: 'https://rpps.esante.gouv.fr', value: suivie.rpps },
    },
    authoredOn: suivie.demandeeLe,
  };
}
