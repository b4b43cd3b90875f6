import { randomUUID } from 'node:crypto';
import { compteDe, professionnelDe } from './acteurs.ts';
import type { Situation } from './situations.ts';

type Ligne = readonly [table: string, ligne: Readonly<Record<string, unknown>>];

/** A round in which the person of the situation is, the tablet that took it along, and something to check. */
export function lignesDeTournee(s: Situation): readonly Ligne[] {
  const organisation_id = s.organisationId;
  const nature = { organisation_id, tournee_id: s.tourneeId };
  const emport_id = randomUUID();
  const pli_id = randomUUID();
  return [
    [
      'appareil',
      {
        organisation_id,
        id: s.appareilId,
        site_id: s.siteId,
        nom: 'Tablette',
        cle: '{}',
        enrole_par: compteDe(s.requerant),
        enrole_par_nom: 'Roche',
      },
    ],
    [
      'tournee',
      {
        organisation_id,
        id: s.tourneeId,
        site_id: s.siteId,
        jour: '2026-02-02',
        protocole: 'RAPIDE_5',
        requis_id: s.requisId,
        prepare_par: professionnelDe(s.requerant),
        prepare_par_nom: 'Roche',
      },
    ],
    [
      'tournee_resident',
      { ...nature, dossier_id: s.dossierId, rang: 1, motif: 'BILAN_TOURNEE', acte_id: s.acteId },
    ],
    [
      'emport',
      {
        ...nature,
        id: emport_id,
        appareil_id: s.appareilId,
        compte_id: compteDe(s.requerant),
        professionnel_id: professionnelDe(s.requerant),
        par_nom: 'Roche',
        expire_le: '2026-02-05T09:00:00.000Z',
      },
    ],
    [
      'pli',
      {
        ...nature,
        id: pli_id,
        appareil_id: s.appareilId,
        emport_id,
        dossier_id: s.dossierId,
        acte_id: s.acteId,
        type: 'CLOTURE',
        compteur: 1,
        le: '2026-02-02T09:00:00.000Z',
        texte: '{}',
        signature: 'A',
        etat: 'APPLIQUE',
      },
    ],
    [
      'conflit',
      {
        ...nature,
        id: s.conflitId,
        code: 'SANTE_CHANGEE',
        emport_id,
        dossier_id: s.dossierId,
        acte_id: s.acteId,
        pli_id,
      },
    ],
  ];
}
