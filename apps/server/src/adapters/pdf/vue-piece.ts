import type { ModelePiece } from '../../features/compte-rendu/ports.ts';
import type { Bloc, VueDocument } from './blocs.ts';
import { blocsAlertes, blocsImages, cadre, titre } from './communs.ts';
import { dateEtHeure } from './formats.ts';
import { carteActeur, cartePatient, lignes, nomPatient } from './identites.ts';
import { blocMuqueuse } from './muqueuse.ts';
import { blocOdontogramme } from './odontogramme.ts';

/**
 * A document drawn from the rows of a record: who, who draws it, then what stands there, with who observed it and when.
 *
 * @rule DOS-18
 */
export function vuePiece(modele: ModelePiece): VueDocument {
  const { document, patient, emetteur, constats, nonVus, odontogramme, muqueuse } = modele;
  return {
    ...cadre(document, patient, emetteur),
    titre: modele.titre,
    sousTitre: 'Extrait du dossier',
    precision: modele.precision,
    titreFichier: `${modele.titre} – ${nomPatient(patient)}`,
    references: lignes([
      ['Extrait le', dateEtHeure(document.etabliLe)],
      ['Document', document.identifiant],
    ]),
    blocs: [
      { type: 'cartes', cartes: [cartePatient(patient), carteActeur('Extrait par', emetteur)] },
      ...blocsAlertes(modele.alertes),
      ...modele.sections.flatMap(enBlocs),
      ...blocsConstats(constats, nonVus),
      ...(odontogramme ? [blocOdontogramme(odontogramme)] : []),
      ...(muqueuse.length > 0 ? [blocMuqueuse(muqueuse)] : []),
      ...(modele.images.length > 0 ? blocsImages(modele.images, []) : []),
    ],
  };
}

function enBlocs(section: ModelePiece['sections'][number]): Bloc[] {
  const blocs: Bloc[] = [titre(section.titre), ...section.phrases.map(paragraphe)];
  return section.lignes.length > 0 ? [...blocs, { type: 'lignes', lignes: section.lignes }] : blocs;
}

function blocsConstats(constats: ModelePiece['constats'], nonVus: string[]): Bloc[] {
  const vus: Bloc[] =
    constats.length > 0 ? [titre('Constats sur les images'), { type: 'constats', constats }] : [];
  return nonVus.length > 0
    ? [...vus, { type: 'lignes', lignes: [{ libelle: 'Non vu', valeurs: nonVus }] }]
    : vus;
}

const paragraphe = (texte: string): Bloc => ({ type: 'paragraphe', texte });
