import { LIBELLE_FORME } from '@orapont/domain/bouche/annotation';
import type {
  ActeurDuDocument,
  EnTeteDocument,
  IdentitePatient,
  ImageDuDocument,
  LigneContexte,
  RepereDuDocument,
  ResumeConsentement,
  ResumeDemande,
} from '../../features/compte-rendu/ports.ts';
import type { Bloc, VueDocument } from './blocs.ts';
import { dateEtHeure, jour } from './formats.ts';
import { acteurEnUneLigne, lignes, nomPatient } from './identites.ts';

const TYPES = {
  QUESTION_CIRCONSCRITE: 'Question circonscrite',
  SITUATION_COMPLEXE: 'Situation complexe',
} as const satisfies Record<ResumeDemande['type'], string>;

export const titre = (texte: string): Bloc => ({ type: 'titre', texte });

/** Frame shared by both documents. */
export function cadre(document: EnTeteDocument, patient: IdentitePatient, emetteur: ActeurDuDocument) {
  const structure = emetteur.structure;
  const finess = structure?.finess ? `FINESS ${structure.finess}` : null;
  return {
    auteur: `${emetteur.prenom} ${emetteur.nom}`.trim(),
    identifiant: document.identifiant,
    produit: document.produit,
    rappel: `${nomPatient(patient)}, ${ne(patient.sexe)} le ${jour(patient.dateNaissance)}`,
    emetteur: {
      nom: structure?.nom ?? `${emetteur.prenom} ${emetteur.nom}`.trim(),
      lignes: [structure?.categorie, structure?.adresse, finess].filter((ligne) => ligne != null),
    },
    creation: enParties(document.etabliLe),
  } satisfies Partial<VueDocument>;
}

export function blocsDemande(demande: ResumeDemande, libelleDate: string): Bloc[] {
  return [
    titre('La demande'),
    {
      type: 'lignes',
      lignes: lignes([
        ['Motif', demande.motif],
        [TYPES[demande.type], demande.question],
        ['Histoire de la plainte', demande.histoire],
        ['Urgence demandée', demande.urgence],
        [libelleDate, dateEtHeure(demande.recueLe)],
      ]),
    },
  ];
}

export function blocsContexte(contexte: LigneContexte[]): Bloc[] {
  if (contexte.length === 0) return [];
  return [titre('Contexte clinique'), { type: 'lignes', lignes: contexte }];
}

export function blocsAlertes(elements: string[]): Bloc[] {
  return elements.length === 0 ? [] : [{ type: 'alertes', titre: 'À savoir avant tout soin', elements }];
}

export function blocsConsentement({ phrases }: ResumeConsentement): Bloc[] {
  return [
    titre('Information et consentement'),
    // One block: what was said before the consent stays on its page.
    { type: 'paragraphe', texte: phrases.join('\n') },
  ];
}

export function blocsImages(images: ImageDuDocument[], auteurs: ActeurDuDocument[]): Bloc[] {
  const parQui: Bloc[] =
    auteurs.length === 0
      ? []
      : [
          {
            type: 'lignes',
            lignes: [{ libelle: 'Images prises par', valeurs: auteurs.map(acteurEnUneLigne) }],
          },
        ];
  if (images.length === 0 && parQui.length === 0) return [];
  // The opinion stands on pictures even where none is reproduced: who took them is said, and that they are not here.
  if (images.length === 0)
    return [
      titre('Images'),
      { type: 'paragraphe', texte: 'Aucune image n’est reproduite dans ce document.' },
      ...parQui,
    ];
  return [
    titre('Images'),
    {
      type: 'images',
      images: images.map((image, i) => ({
        fichier: nomFichierImage(i),
        legende: `${i + 1}. ${image.legende}`,
        details: [image.auteur, image.priseLe && dateEtHeure(image.priseLe)].filter(Boolean).join(', '),
        alternative: [
          `Image ${i + 1}\u00a0: ${image.legende}.`,
          ...image.reperes.map((repere) => `${direRepere(repere)}\u00a0: ${repere.legende}.`),
        ].join(' '),
        reperes: image.reperes,
      })),
    },
    ...parQui,
  ];
}

/** « Repère 2 (flèche) »: who does not see the drawing knows that there is one. */
const direRepere = ({ numero, trait }: RepereDuDocument): string =>
  trait ? `Repère ${numero} (${LIBELLE_FORME[trait.forme]})` : `Repère ${numero}`;

/** Where the compiler finds the picture of this rank. */
export const nomFichierImage = (rang: number) => `image-${rang}.jpg`;

function ne(sexe: IdentitePatient['sexe']): string {
  return { F: 'née', M: 'né', I: 'né(e)' }[sexe];
}

export function enParties(instant: string): VueDocument['creation'] {
  const date = new Date(instant);
  return {
    annee: date.getUTCFullYear(),
    mois: date.getUTCMonth() + 1,
    jour: date.getUTCDate(),
    heure: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    seconde: date.getUTCSeconds(),
  };
}
