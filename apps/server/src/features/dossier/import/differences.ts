import { CHAMPS, type ChampImport, type LigneImportT } from '@orapont/contract/dossier-import';
import { LIBELLES_MESURE } from '@orapont/domain/consentement/capacite';
import { formaterDate } from '@orapont/domain/dates';
import { normaliserNir } from '@orapont/domain/identite/nir';
import { normaliserNom } from '@orapont/domain/identite/nom';
import type { LigneBrute } from '../dossier-repository.ts';
import { enFiche } from '../lignes.ts';
import type { SejourBrut } from '../sejour-repository.ts';
import type { LigneLue } from './lire-ligne.ts';

/**
 * What a record and a line of the file say differently. A cell that is empty or a column that is not mapped says nothing, and
 * neither does a name written in plain capitals, or fewer given names. The room is that of the stay here, or of none.
 */
export function differences(
  lue: LigneLue,
  dossier: LigneBrute,
  { chambre, siteId }: SejourBrut,
  ici: string,
): LigneImportT['differences'] {
  const actuel = valeurs(enFiche(dossier), chambre);
  const fichier = valeurs(lue.fiche, lue.chambre);
  return CHAMPS.filter((champ) => lue.brut[champ] !== undefined && champ !== 'entreeLe')
    .filter((champ) => champ !== 'chambre' || siteId === ici)
    .filter((champ) => fichier[champ] !== '' && !ditPareil(champ, fichier[champ], actuel[champ]))
    .map((champ) => ({ champ, actuel: actuel[champ], fichier: fichier[champ] }));
}

const NOMS = new Set<ChampImport>(['nomNaissance', 'prenoms', 'nomUtilise', 'prenomUtilise']);

function ditPareil(champ: ChampImport, fichier: string, actuel: string): boolean {
  if (fichier === actuel) return true;
  if (!NOMS.has(champ)) return false;
  const [ecrit, connu] = [normaliserNom(fichier), normaliserNom(actuel)];
  if (champ === 'prenoms' && connu.startsWith(`${ecrit} `)) return true;
  return ecrit === connu && fichier === fichier.toLocaleUpperCase('fr');
}

function valeurs(fiche: LigneLue['fiche'], chambre: string): Record<ChampImport, string> {
  return {
    identifiantExterne: fiche.identifiantExterne ?? '',
    nomPrenoms: '',
    nomNaissance: fiche.nomNaissance,
    prenoms: fiche.prenoms.join(', '),
    nomUtilise: fiche.nomUtilise ?? '',
    prenomUtilise: fiche.prenomUtilise ?? '',
    dateNaissance: formaterDate(fiche.dateNaissance),
    sexe: fiche.sexe,
    lieuNaissanceCog: fiche.lieuNaissanceCog ?? '',
    nir: fiche.assure ? normaliserNir(fiche.assure.nir) : '',
    chambre,
    entreeLe: '',
    protection: LIBELLES_MESURE[fiche.protection],
  };
}
