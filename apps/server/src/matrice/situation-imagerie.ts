import type { Situation } from './situations.ts';

/** A radiograph that a machine sent to the site: it names the person of the situation, and nobody has said so yet. */
export function lignesImagerie(s: Situation): [string, Record<string, unknown>][] {
  const { organisationId: organisation_id, etudeId: etude_id } = s;
  return [
    [
      'imagerie_etude',
      {
        organisation_id,
        id: etude_id,
        site_id: s.siteId,
        study_uid: `1.2.${Date.now()}.${Math.floor(Math.random() * 1e9)}`,
        patient_cle: s.marque,
        patient: JSON.stringify({
          nom: s.marque,
          prenoms: 'Camille',
          naissance: '1940-05-06',
          sexe: 'F',
          identifiant: '',
          emetteur: '',
        }),
      },
    ],
    [
      'imagerie_instance',
      {
        organisation_id,
        id: s.instanceId,
        etude_id,
        cle_dossier_id: etude_id,
        serie_uid: '1.2.3',
        sop_uid: `1.3.${Date.now()}.${Math.floor(Math.random() * 1e9)}`,
        sop_classe: '1.2.840.10008.5.1.4.1.1.1.3',
        syntaxe: '1.2.840.10008.1.2.1',
        lignes: 8,
        colonnes: 8,
        octets: 3,
        empreinte: 'a'.repeat(64),
        etat: 'PRETE',
      },
    ],
  ];
}

export const objetImagerie = ({ organisationId, etudeId, instanceId }: Situation) => ({
  organisationId,
  dossierId: etudeId,
  objetId: instanceId,
  version: 3,
});
