import type { PersonneDevantSoi } from '../../personne/FichePersonne.tsx';
import type { VisiteLue } from './useVisite.ts';

/** Whom the tablet took along, as the guard before the camera shows him. */
export function personneDe({ emport, resident }: Pick<VisiteLue, 'emport' | 'resident'>): PersonneDevantSoi {
  const { identite, profilSensoriel, alertes, photo } = resident;
  return {
    nomNaissance: identite.nomNaissance,
    nomUtilise: identite.nomUtilise,
    prenom: identite.prenomUtilise ?? identite.prenoms[0] ?? '',
    dateNaissance: identite.dateNaissance,
    chambre: identite.chambre,
    site: emport.siteNom,
    photo: photo ? `data:image/webp;base64,${photo}` : null,
    homonyme: identite.homonyme,
    profil: profilSensoriel,
    alertes,
  };
}
