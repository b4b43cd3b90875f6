import type { ComptesDemo } from '../../features/acces/ports.ts';
import { chargerMateriel } from './materiel-repository.ts';
import { chargerResidents, chargerStructures, type ReglagesDemo } from './repository.ts';
import { ORGANISATIONS, PERSONNES } from './structures.ts';

export const MOT_DE_PASSE_DEMO = 'demonstration';

/** Loads the fictitious people and places once; answers the accounts to show on the sign-in page. */
export async function chargerDemo(reglages: Omit<ReglagesDemo, 'motDePasse'>): Promise<ComptesDemo> {
  const complets = { ...reglages, motDePasse: MOT_DE_PASSE_DEMO };
  await chargerStructures(complets);
  await chargerResidents(complets);
  await chargerMateriel(complets.bd);
  return comptesDemo();
}

function comptesDemo(): ComptesDemo {
  const sites = ORGANISATIONS.flatMap(({ sites }) => sites);
  return {
    motDePasse: MOT_DE_PASSE_DEMO,
    comptes: PERSONNES.map(({ identifiant, nom, prenom, fonction, lieux }) => ({
      identifiant,
      nom: `${prenom} ${nom}`,
      fonction,
      lieu: sites.find(({ cle }) => cle === lieux[0]?.site)?.nom ?? 'Toute la plateforme',
    })),
  };
}
