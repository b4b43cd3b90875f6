import type { ModeleDemande } from '../../features/compte-rendu/ports.ts';
import type { Bloc, VueDocument } from './blocs.ts';
import {
  blocsAlertes,
  blocsConsentement,
  blocsContexte,
  blocsDemande,
  blocsImages,
  cadre,
  titre,
} from './communs.ts';
import { dateEtHeure } from './formats.ts';
import { carteActeur, cartePatient, lignes, nomPatient } from './identites.ts';

const TITRES = {
  DEMANDE: 'Demande d’avis',
  COMPLEMENT: 'Complément de demande',
  COMPLEMENT_DEMANDE: 'Complément demandé',
  REFUS: 'Réponse à une demande d’avis',
  SANS_REPONSE: 'Demande d’avis sans réponse',
} as const satisfies Record<ModeleDemande['objet']['type'], string>;

/**
 * The request as a letter: a requis without account reads the whole case in it.
 *
 * @rule TE-09, TE-19   @source avenant 1, JO 18/01/2025, art. 58.1 and 58.3.1; NGAP 14.9.4
 */
export function vueDemande(modele: ModeleDemande): VueDocument {
  const duRequis = modele.objet.type !== 'DEMANDE' && modele.objet.type !== 'COMPLEMENT';
  const emetteur = duRequis ? modele.requis : modele.requerant;
  const intitule = TITRES[modele.objet.type];
  return {
    ...cadre(modele.document, modele.patient, emetteur),
    titre: intitule,
    sousTitre: modele.nature.libelle,
    precision: modele.nature.precision,
    titreFichier: `${intitule} – ${modele.nature.libelle} – ${nomPatient(modele.patient)}`,
    references: lignes([
      ['Envoyée le', dateEtHeure(modele.envoyeeLe)],
      ['Réponse attendue avant le', modele.echeance && dateEtHeure(modele.echeance)],
      ['Acte', modele.document.numeroActe],
      ['Document', modele.document.identifiant],
    ]),
    blocs: [
      ...blocsObjet(modele.objet),
      { type: 'cartes', cartes: [cartePatient(modele.patient)] },
      {
        type: 'cartes',
        cartes: [carteActeur('Requérant', modele.requerant), carteActeur('Requis', modele.requis)],
      },
      ...blocsAlertes(modele.alertes),
      ...blocsDemande(modele.demande, 'Date de la demande'),
      ...blocsContexte(modele.contexte),
      ...blocsImages(modele.images, modele.auteursImages),
      ...blocsManquantes(modele.vuesManquantes),
      ...blocsConsentement(modele.consentement),
    ],
  };
}

function blocsObjet(objet: ModeleDemande['objet']): Bloc[] {
  switch (objet.type) {
    case 'DEMANDE':
      return [];
    case 'COMPLEMENT':
      return [encadre('Complément', objet.texte)];
    case 'COMPLEMENT_DEMANDE':
      return [encadre('Ce qui est attendu', objet.texte)];
    case 'REFUS':
      return [encadre('Demande refusée', objet.texte)];
    case 'SANS_REPONSE':
      return [encadre('Où en est la demande', objet.texte)];
  }
}

const encadre = (intitule: string, texte: string): Bloc => ({
  type: 'encadre',
  titre: intitule,
  texte,
  mention: null,
  lignes: [],
});

function blocsManquantes(vues: string[]): Bloc[] {
  return vues.length === 0 ? [] : [titre('Vues non prises'), { type: 'liste', elements: vues }];
}
