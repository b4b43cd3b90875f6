import type { ModeleRecu } from '../../features/compte-rendu/ports.ts';
import type { Bloc, VueDocument } from './blocs.ts';
import { blocsImages, enParties, titre } from './communs.ts';
import { dateEtHeure } from './formats.ts';
import { lignes } from './identites.ts';

/** Said on the page: who wrote it signed something else. */
export const MENTION_MISE_EN_PAGE =
  'Mis en page par Orapont à partir du document reçu, dont l’original est rangé à côté. Cette page n’est pas signée.';

/**
 * A document of other software, drawn from our own model: what it says and nothing of how its sender would draw it.
 *
 * @rule TE-11
 */
export function vueRecu(modele: ModeleRecu): VueDocument {
  const { document, patient, auteurs, type } = modele;
  return {
    auteur: auteurs.join(', '),
    identifiant: document.identifiant,
    produit: document.produit,
    rappel: patient.nom,
    emetteur: { nom: auteurs[0] ?? '', lignes: auteurs.slice(1) },
    creation: enParties(document.etabliLe),
    titre: modele.titre,
    sousTitre: type,
    precision: MENTION_MISE_EN_PAGE,
    titreFichier: `${modele.titre} – ${patient.nom}`,
    references: lignes([
      ['Établi le', dateEtHeure(document.etabliLe)],
      ['Document', document.identifiant],
    ]),
    blocs: [
      { type: 'cartes', cartes: [{ titre: 'Patient', nom: patient.nom, lignes: patient.lignes }] },
      ...modele.sections.flatMap(enBlocs),
      ...(modele.images.length > 0 ? blocsImages(modele.images, []) : []),
    ],
  };
}

const enBlocs = (section: ModeleRecu['sections'][number]): Bloc[] => [
  ...(section.titre ? [titre(section.titre)] : []),
  ...section.blocs,
];
