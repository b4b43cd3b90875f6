import { MOTIFS_PAR_NATURE } from '@orapont/domain/teleexpertise/motifs';
import { santeEnVigueur } from '../../../kernel/dossier-repository.ts';
import type { Brouillons } from '../../confluences/ports.ts';
import { insererBrouillon, noterEvenement } from './demande-repository.ts';

/**
 * The draft that other software begins, under the name of who asks: he completes it and sends it like any other.
 *
 * @rule TE-01
 * @interpretation a dentist asks a specialist, anyone else asks for a resident; the draft lets the nature be changed.
 */
export const brouillonsRecus: Brouillons = {
  async ouvrir(tx, brouillon) {
    const { organisationId, acteId, dossierId, siteId, requerant } = brouillon;
    const nature = requerant.dentiste ? 'TELEEXPERTISE_SPECIALISTE' : 'TELEEXPERTISE_ESMS';
    const motifs = MOTIFS_PAR_NATURE[nature];
    const sante = await santeEnVigueur(tx, dossierId);
    await insererBrouillon(tx, {
      organisation_id: organisationId,
      id: acteId,
      dossier_id: dossierId,
      site_id: siteId,
      nature,
      prepare_par: requerant.id,
      motif: motifs.length === 1 ? motifs[0] : null,
      motif_texte: brouillon.motif,
      question: brouillon.question,
      urgence: brouillon.urgence,
      protocole: 'RAPIDE_5',
      sante: sante === null ? null : JSON.stringify(sante),
    });
    await noterEvenement(tx, {
      organisationId,
      acteId,
      type: 'DEPOSER',
      nom: brouillon.logicielNom,
      details: { raison: brouillon.precision },
    });
  },
};
