import type { Extension, ServiceRequest } from '@medplum/fhirtypes';
import type { DemandeLue, OrigineDemande } from '../../features/fhir/ports.ts';
import {
  EXTENSIONS_CONFLUENCES,
  PROFILS_CONFLUENCES,
  SYSTEME_AVANCEMENT,
} from '../confluences/terminologie.ts';

/**
 * A request that other software began, as its guide wants it back: a proposal, under its name there, between situations, without a
 * note. The question, when there is one, is the detail of the order.
 *
 * @source cfl-ServiceRequest-enrichi
 */
export function demandeTransmise(
  ecrite: ServiceRequest,
  lu: DemandeLue,
  origine: OrigineDemande,
): ServiceRequest {
  const { note: _note, supportingInfo: _consentements, ...reste } = ecrite;
  const { avancement } = origine;
  const extensions: Extension[] = [
    ...(origine.consentement === null
      ? []
      : [{ url: EXTENSIONS_CONFLUENCES.CONSENTEMENT, valueBoolean: origine.consentement }]),
    ...(origine.urlOffre === null
      ? []
      : [{ url: EXTENSIONS_CONFLUENCES.URL_LTLE, valueUrl: origine.urlOffre }]),
    ...(avancement === null
      ? []
      : [
          {
            url: EXTENSIONS_CONFLUENCES.AVANCEMENT,
            valueCoding: { system: SYSTEME_AVANCEMENT, code: avancement },
          },
        ]),
  ];
  return {
    ...reste,
    meta: {
      ...ecrite.meta,
      ...(origine.source === '' ? {} : { source: origine.source }),
      // The profile wants the address of the offer: a request that came without it does not follow it.
      ...(origine.urlOffre === null ? {} : { profile: [PROFILS_CONFLUENCES.DEMANDE] }),
    },
    ...(extensions.length > 0 ? { extension: extensions } : {}),
    identifier: [
      ...(origine.systeme === ''
        ? [{ value: origine.valeur }]
        : [{ system: origine.systeme, value: origine.valeur }]),
      ...(ecrite.identifier ?? []),
    ],
    intent: 'proposal',
    requester: { reference: `PractitionerRole/${origine.roleId}` },
    authoredOn: origine.redigeeLe,
    ...(origine.requisRoleId === null
      ? {}
      : { performer: [{ reference: `PractitionerRole/${origine.requisRoleId}` }] }),
    ...(lu.question === '' ? {} : { orderDetail: [{ text: lu.question }] }),
  };
}
