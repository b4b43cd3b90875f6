import type { RecueParCourrierT } from '@orapont/contract/demande-figee';
import type { NatureRecue } from '@orapont/contract/demande-recue';
import {
  CHIRURGIEN_DENTISTE,
  estCodeProfession,
  estCodeSavoirFaire,
} from '@orapont/domain/identite/professions';
import { verifierSiret } from '@orapont/domain/identite/siret';
import type { BlocLu, DocumentLu, IntervenantLu, SectionLue } from '../../echange/ports.ts';
import type { DemandeRecue, PropositionDemande } from './ports.ts';

type Requerant = PropositionDemande['requerant'];

/** LOINC code of the structured request (TLM-DA). */
const DEMANDE_STRUCTUREE = '75496-0';

export const estDemandeStructuree = (document: DocumentLu | null): document is DocumentLu =>
  document?.type.code === DEMANDE_STRUCTUREE;

/** Who wrote the document, in words of our own tables: what it does not say stays unsaid. */
export function requerantDe(document: DocumentLu | null): Requerant {
  const auteur = document?.auteurs[0];
  if (!auteur) return { structure: {} };
  return {
    nom: auteur.nom,
    prenom: auteur.prenom,
    ...professionDe(auteur),
    rpps: auteur.rpps,
    structure: auteur.structure
      ? { nom: auteur.structure.nom, ...numerosDe(auteur.structure.identifiant) }
      : {},
  };
}

/** @source JDV_J01: `G15_40/SCD02`, profession then savoir-faire; TRE_G15 alone when there is none */
function professionDe({ specialite }: IntervenantLu): Partial<Requerant> {
  const [, profession = '', savoirFaire = ''] =
    /^G15_(\d\d)(?:\/(\w+))?$/u.exec(specialite?.code ?? '') ?? [];
  return {
    ...(estCodeProfession(profession) ? { profession } : {}),
    savoirFaire: estCodeSavoirFaire(savoirFaire) ? savoirFaire : null,
  };
}

/** National number of a structure: its FINESS behind a 1, its SIRET behind a 3. @source ANS, IDNST */
function numerosDe(identifiant: string | null) {
  const finess = /^1([0-9A-Z]{9})$/u.exec(identifiant ?? '')?.[1] ?? null;
  const siret = /^3(\d{14})$/u.exec(identifiant ?? '')?.[1] ?? '';
  return { finess, siret: verifierSiret(siret).accord ? siret : null };
}

/** Article 58 by the structured request alone: a dentist asks a specialist, anybody else asks for a place. */
export function natureDe(document: DocumentLu | null): NatureRecue {
  if (!estDemandeStructuree(document)) return 'AVIS_HORS_58';
  return requerantDe(document).profession === CHIRURGIEN_DENTISTE
    ? 'TELEEXPERTISE_SPECIALISTE'
    : 'TELEEXPERTISE_ESMS';
}

/** What is said beside the question: by the document, else by the message itself. */
export function contexteDe({ document, texte }: Pick<DemandeRecue, 'document' | 'texte'>): Contexte {
  const dits = contexteDuDocument(document);
  const lignes = texte.split('\n').map((ligne) => ligne.trim());
  return dits.length > 0 || texte.trim() === ''
    ? dits
    : [{ titre: 'Message', lignes: lignes.filter((ligne) => ligne !== '') }];
}

type Contexte = RecueParCourrierT['contexte'];

/** Sections of the document, one line for each paragraph, list item and row. */
function contexteDuDocument(document: DocumentLu | null): Contexte {
  if (document?.corps.nature !== 'STRUCTURE') return [];
  return document.corps.sections.flatMap(aplatir).filter(({ lignes }) => lignes.length > 0);
}

const aplatir = ({ titre, blocs, sections }: SectionLue): { titre: string; lignes: string[] }[] => [
  { titre, lignes: blocs.flatMap(lignesDe).filter((ligne) => ligne !== '') },
  ...sections.flatMap(aplatir),
];

function lignesDe(bloc: BlocLu): string[] {
  if (bloc.genre === 'PARAGRAPHE') return [bloc.texte];
  if (bloc.genre === 'LISTE') return [...bloc.elements];
  return bloc.lignes.map((ligne) => ligne.filter(Boolean).join(', '));
}

/** What follows « Motif : », « Question posée : »: volets have no place of their own for them. */
function dit(document: DocumentLu | null, debut: RegExp): string {
  for (const { lignes } of contexteDuDocument(document))
    for (const ligne of lignes) {
      const [, quoi, suite] = /^([^:]{1,40}?)\s*:\s*(.+)$/su.exec(ligne) ?? [];
      if (quoi !== undefined && debut.test(quoi)) return (suite ?? '').trim();
    }
  return '';
}

export const motifDe = (document: DocumentLu | null) => dit(document, /^motif/iu).slice(0, 500);
export const questionDe = (document: DocumentLu | null) => dit(document, /^question/iu).slice(0, 2000);

/** Its sentences on the will of the person, as it writes them. */
export const consentementDit = (document: DocumentLu | null): readonly string[] =>
  contexteDuDocument(document)
    .flatMap(({ lignes }) => lignes)
    .filter((ligne) => /\bconsent(?:ement|ie?)\b/iu.test(ligne));
