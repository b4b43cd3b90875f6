import type { ModeleCompteRendu, VersionDocument } from '../../features/compte-rendu/ports.ts';
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
import {
  acteurEnUneLigne,
  blocSignature,
  carteActeur,
  cartePatient,
  lignes,
  nomPatient,
} from './identites.ts';
import { blocMuqueuse } from './muqueuse.ts';
import { blocOdontogramme } from './odontogramme.ts';

/**
 * The compte rendu as blocks: who, then the answer, then what it stands on.
 *
 * @rule TE-11, ANS-02   @source R.6316-4 CSP: acts and prescriptions, identity of every professional, date and
 * hour, technical incidents
 */
export function vueCompteRendu(modele: ModeleCompteRendu): VueDocument {
  return {
    ...cadre(modele.document, modele.patient, modele.requis),
    titre: 'Compte rendu',
    sousTitre: modele.nature.libelle,
    precision: modele.nature.precision,
    titreFichier: `Compte rendu – ${modele.nature.libelle} – ${nomPatient(modele.patient)}`,
    references: lignes([
      [modele.signature ? 'Rendu le' : 'Relu le', dateEtHeure(modele.rendueLe)],
      ['Acte', modele.document.numeroActe],
      ['Document', modele.document.identifiant],
      ['Version', String(modele.version.numero)],
    ]),
    blocs: [
      ...(modele.signature ? [] : [PROJET]),
      ...blocsVersion(modele.version),
      { type: 'cartes', cartes: [cartePatient(modele.patient)] },
      {
        type: 'cartes',
        cartes: [carteActeur('Requérant', modele.requerant), carteActeur('Requis', modele.requis)],
      },
      ...blocsAlertes(modele.alertes),
      ...blocsReponse(modele),
      ...blocsConstats(modele),
      ...blocsActes(modele),
      ...blocsImages(modele.images, modele.auteursImages),
      ...blocsDemande(modele.demande, 'Demande reçue le'),
      ...blocsContexte(modele.contexte),
      ...blocsConsentement(modele.consentement),
      ...blocsTracabilite(modele),
      ...(modele.signature ? [blocSignature(modele.signature)] : []),
    ],
  };
}

const PROJET: Bloc = {
  type: 'alertes',
  titre: 'Projet, non signé',
  elements: ['Ce document est relu avant signature. Il ne vaut pas compte rendu.'],
};

function blocsVersion({ numero, remplace }: VersionDocument): Bloc[] {
  if (!remplace) return [];
  return [
    {
      type: 'alertes',
      titre: 'Annule et remplace',
      elements: [
        `Cette version ${numero} remplace la version ${remplace.numero} (document ${remplace.identifiant}), signée le ${dateEtHeure(remplace.signeeLe)}.`,
        ...(remplace.motif ? [`Motif\u00a0: ${remplace.motif}`] : []),
        ...(remplace.changements.length > 0
          ? [['Ce qui change\u00a0:', ...remplace.changements.map((phrase) => `–\u00a0${phrase}`)].join('\n')]
          : []),
        ...prescriptionRemplacee(remplace.prescription),
      ],
    },
  ];
}

type Remplacee = NonNullable<VersionDocument['remplace']>['prescription'];

const prescriptionRemplacee = (prescription: Remplacee): string[] =>
  prescription
    ? [
        prescription.remplacee
          ? `La prescription ${prescription.identifiant} est remplacée par celle jointe à cette version.`
          : `La prescription ${prescription.identifiant} est annulée et n’est pas remplacée.`,
      ]
    : [];

function blocsReponse(modele: ModeleCompteRendu): Bloc[] {
  return [
    {
      type: 'encadre',
      titre: 'Conclusion',
      mention: modele.conclusion.nonConcluant ? 'Avis non concluant' : null,
      texte: modele.conclusion.texte,
      lignes: [
        ...lignes([['Degré d’urgence', modele.urgence]]),
        ...enListe('Soins conseillés', modele.soinsConseilles),
        ...lignes([['Lieu des soins', modele.lieuDeSoins]]),
      ],
    },
    ...(modele.conseilsHygiene.length > 0
      ? [titre('Conseils d’hygiène pour l’entourage'), liste(modele.conseilsHygiene)]
      : []),
  ];
}

function blocsConstats(modele: ModeleCompteRendu): Bloc[] {
  const { constats, nonVus, odontogramme, muqueuse } = modele;
  return [
    titre('Constats sur les images'),
    constats.length > 0
      ? { type: 'constats', constats }
      : paragraphe('Aucun constat n’a été porté sur le schéma dentaire ni sur la muqueuse.'),
    { type: 'lignes', lignes: enListe('Non vu', nonVus) },
    ...(odontogramme ? [blocOdontogramme(odontogramme)] : []),
    ...(muqueuse.length > 0 ? [blocMuqueuse(muqueuse)] : []),
  ];
}

function blocsActes({ actes, prescriptions }: ModeleCompteRendu): Bloc[] {
  return [
    titre('Actes et prescriptions'),
    {
      type: 'lignes',
      lignes: [
        { libelle: 'Actes', valeurs: actes.length > 0 ? actes : ['aucun'] },
        { libelle: 'Prescriptions', valeurs: [prescriptions ?? 'aucune'] },
      ],
    },
  ];
}

function blocsTracabilite(modele: ModeleCompteRendu): Bloc[] {
  const incidents = modele.incidentsTechniques;
  return [
    titre('Déroulement et signature'),
    {
      type: 'lignes',
      lignes: [
        {
          libelle: 'Date et heure',
          valeurs: [modele.signature ? dateEtHeure(modele.rendueLe) : 'celles de la signature'],
        },
        ...enListe(
          'Autres intervenants',
          modele.autresIntervenants.map((acteur) => `${acteurEnUneLigne(acteur)} – ${acteur.role}`),
        ),
        { libelle: 'Incidents techniques', valeurs: incidents.length > 0 ? incidents : ['aucun'] },
      ],
    },
  ];
}

const paragraphe = (texte: string): Bloc => ({ type: 'paragraphe', texte });
const liste = (elements: string[]): Bloc => ({ type: 'liste', elements });
const enListe = (libelle: string, valeurs: string[]) => (valeurs.length > 0 ? [{ libelle, valeurs }] : []);
