import type { DemandeFigeeT } from '@orapont/contract/demande-figee';
import { formaterDate, jourParis } from '@orapont/domain/dates';
import { releveArticle58 } from '@orapont/domain/teleexpertise/circuit';
import { LIBELLES_URGENCE } from '@orapont/domain/teleexpertise/echeance';
import type {
  EditionTlm,
  EnTeteCda,
  FabriqueCda,
  ModeleDemandeCda,
  TypeDocumentCda,
} from '../../echange/ports.ts';
import { contexteDe, observationsDe, resumeDe } from '../modele-demande.ts';
import { acteDe, type Emetteur, enTeteCommun, intervenantDe, structureDe } from './entete-cda.ts';
import { identifiantsDemande } from './identifiants.ts';

/** A document written for others, and what kind it is. */
export type DocumentEcrit = { readonly type: TypeDocumentCda; readonly cda: Uint8Array };

type Depart = {
  readonly edition: EditionTlm;
  readonly emetteur: Emetteur;
  /** Complements joined when it leaves: 0 for the first sending. */
  readonly rang: number;
  readonly etabliLe: string;
  readonly titre: string;
  /** The request as people read it, with its pictures: PDF/A-1a. */
  readonly pdf: Uint8Array;
  /** Photographs as they were kept, for whoever reads them on a screen of his own. */
  readonly photos: readonly PhotoJointe[];
};
export type PhotoJointe = { readonly titre: string; readonly octets: Uint8Array; readonly le: string };

/**
 * The request for other software: a TLM-DA under article 58; outside it no téléexpertise volet may carry the act, and a letter
 * around the same PDF goes.
 *
 * @rule TE-03, TE-04, TE-08
 */
export function documentDemande(
  fabrique: FabriqueCda,
  demande: DemandeFigeeT,
  depart: Depart,
): DocumentEcrit {
  const enTete = enTeteDemande(demande, depart);
  if (!releveArticle58(demande.nature))
    return { type: 'LETTRE', cda: fabrique.pdf({ type: 'LETTRE', enTete, pdf: depart.pdf }) };
  return { type: 'DEMANDE', cda: fabrique.demande({ enTete, ...corps(demande, depart) }) };
}

function enTeteDemande(demande: DemandeFigeeT, depart: Depart): EnTeteCda {
  const { requerant, requis, requisLieu, structure, preparePar } = demande;
  const ids = identifiantsDemande(demande, depart.rang);
  const avant = depart.rang === 0 ? null : identifiantsDemande(demande, depart.rang - 1);
  const autres = [preparePar, ...demande.medias.map(({ auteur }) => auteur)].filter(
    (pro) => pro !== null && pro.id !== requerant.id,
  );
  return {
    ...enTeteCommun(demande, depart.edition, depart.emetteur),
    ...ids,
    titre: depart.titre,
    etabliLe: depart.etabliLe,
    auteur: intervenantDe(requerant, structure),
    destinataires: [intervenantDe(requis, requisLieu)],
    participants: uneFois(autres).map((pro) => intervenantDe(pro, structure)),
    acte: acteDe(demande, 'RQD', null),
    lieu: structureDe(structure),
    repondA: null,
    remplace: avant && { identifiant: avant.identifiant, version: avant.version },
  };
}

const uneFois = <P extends { readonly id: string }>(pros: readonly (P | null)[]): P[] => [
  ...new Map(pros.flatMap((pro) => (pro === null ? [] : [[pro.id, pro] as const]))).values(),
];

/** Everything that has no section of its own is said in the history, one paragraph for each matter. */
function corps(
  demande: DemandeFigeeT,
  { pdf, photos, etabliLe, titre }: Depart,
): Omit<ModeleDemandeCda, 'enTete'> {
  const { sante, patient, lesion } = demande;
  const resume = resumeDe(demande);
  const lignes = [...contexteDe(sante), ...observationsDe(demande)].map(({ libelle, valeurs }) => ({
    libelle,
    texte: `${libelle}\u00a0: ${valeurs.join('\u202f; ')}`,
  }));
  return {
    anamnese: [
      `Motif\u00a0: ${resume.motif}`,
      `Question posée\u00a0: ${resume.question}`,
      `Urgence\u00a0: ${LIBELLES_URGENCE[demande.urgence]}. Réponse attendue avant le ${formaterDate(jourParis(demande.echeance))}.`,
      resume.histoire === null ? '' : `Histoire\u00a0: ${resume.histoire}`,
      ...demande.drapeaux.map(({ libelle }) => `Signe d’alerte\u00a0: ${libelle}`),
      ...demande.alertes.map(({ phrase }) => phrase),
      ...(lesion?.aspect ? [`Lésion décrite\u00a0: ${lesion.aspect}`] : []),
      ...lignes.filter(({ libelle }) => !HORS_ANAMNESE.has(libelle)).map(({ texte }) => texte),
      patient.profilSensoriel,
      ...demande.vuesManquantes.map((vue) => `Vue non prise\u00a0: ${vue}`),
      ...demande.complements.map(({ texte }) => `Complément\u00a0: ${texte}`),
      ...demande.consentement.phrases,
    ],
    modeDeVie: lignes.filter(({ libelle }) => MODE_DE_VIE.has(libelle)).map(({ texte }) => texte),
    traitements:
      typeof sante.traitements === 'string'
        ? sante.traitements
        : sante.traitements.map(({ libelle, code, debut, fin }) => ({
            libelle,
            cis: code !== null && /^\d{8}$/u.test(code) ? code : null,
            debut,
            fin,
          })),
    documents: [
      { titre, type: 'application/pdf', octets: pdf, le: jourParis(etabliLe) },
      ...photos.map((photo) => ({ ...photo, type: 'image/jpeg' as const, le: jourParis(photo.le) })),
    ],
  };
}

const MODE_DE_VIE: ReadonlySet<string> = new Set(['Tabac', 'Alcool']);
const HORS_ANAMNESE: ReadonlySet<string> = new Set([...MODE_DE_VIE, 'Traitements']);
