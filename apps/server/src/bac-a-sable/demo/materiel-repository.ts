import type { Bd } from '../../kernel/bd.ts';
import { idDemo } from './identifiants.ts';
import { siteDe } from './repository.ts';

const MATERIEL = [
  {
    cle: 'camera-bleue',
    type: 'FLUORESCENCE',
    nom: 'Caméra bleue',
    modele: 'Caméra à fluorescence (fictive) C50',
    numero_serie: 'C50-20417',
    validation: 'Dossier de validation fictif 2024-07',
    desinfection: { produit: 'Lingette virucide, gaine changée', par: 'emilie.roche', nom: 'Émilie Roche' },
  },
  {
    cle: 'telephone-etage',
    type: 'SMARTPHONE',
    nom: 'Téléphone de l’étage',
    modele: 'Téléphone (fictif) A54',
    numero_serie: '',
    validation: '',
    desinfection: null,
  },
] as const;

/** Devices of the association of the demonstration. Safe to repeat: what is there stays as it is. */
export async function chargerMateriel(bd: Bd): Promise<void> {
  const { organisationId } = siteDe('tilleuls');
  await bd.organisation({ organisationId }, async (tx) => {
    for (const { cle, desinfection, ...dispositif } of MATERIEL) {
      const id = idDemo(`dispositif ${cle}`);
      const ajoute = await tx
        .insertInto('dispositif')
        .values({
          organisation_id: organisationId,
          id,
          cree_par: idDemo('compte administration'),
          ...dispositif,
        })
        .onConflict((conflit) => conflit.doNothing())
        .returning('id')
        .executeTakeFirst();
      if (!ajoute || !desinfection) continue;
      await tx
        .insertInto('dispositif_entretien')
        .values({
          organisation_id: organisationId,
          id: idDemo(`entretien ${cle}`),
          dispositif_id: id,
          type: 'DESINFECTION',
          le: new Date().toISOString(),
          produit: desinfection.produit,
          par_compte: idDemo(`compte ${desinfection.par}`),
          par_nom: desinfection.nom,
        })
        .execute();
    }
  });
}
