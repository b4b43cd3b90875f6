import type { DateCivile } from '@orapont/domain/dates';
import { normaliserNom } from '@orapont/domain/identite/nom';
import type { IdentiteLue, LigneLue, LireLot, PersonneLue } from '../../../features/reprise/lot/ports.ts';
import { type ArchiveOuverte, ArchiveRefusee } from '../../../features/reprise/ports.ts';
import { rassembler, unSeul } from '../../../kernel/octets.ts';
import { appartenances, type Vue } from './appartenance.ts';
import { copier } from './copie.ts';
import { sansDoublons } from './doublons.ts';
import { objetsDe } from './json.ts';
import { lignesDe, REPRESENTANT } from './lignes.ts';
import { type Lues, lireRessources, type Ressource } from './lire-ressources.ts';
import { enTexte } from './lisible.ts';
import { cleDe, lirePatient, type PatientLu } from './personne.ts';
import { ditRepresentant, lireProche } from './proches.ts';
import { resolveur } from './references.ts';
import { lireSante, type SanteLue } from './sante.ts';

/** What is held in memory at once: beyond, an export is cut in several. */
const OCTETS_MAX = 100_000_000;
const NOMS = /\.(json|ndjson)$/i;

/** FHIR R4 resources in JSON, alone, in Bundles or line by line, with the files that they name beside them. */
export const lireLotFhir: LireLot = async (archive, { jour }) => {
  const lues = sansDoublons(await lireTout(archive));
  if (lues.ressources.length === 0)
    throw new ArchiveRefusee(
      'Aucune ressource FHIR n’a été lue dans cette archive\u00a0: demandez un export FHIR R4 en JSON.',
    );
  const { ressources } = lues;
  const resoudre = resolveur(ressources);
  const vue: Vue = { archive, resoudre, ressources, ...appartenances(ressources, resoudre) };
  const fiches = fichesDe(vue, jour);
  const cles = new Map(fiches.map(({ patient, cle }) => [patient, cle]));
  const dites = new Set(fiches.flatMap(({ sante }) => [...sante.dites]));
  const { lignes, gardees } = await lignesDe(vue, cles, dites);
  const parPersonne = Map.groupBy(lignes, ({ personne }) => personne);
  const places = new Set([...ressources, ...lues.ecartees].map(({ chemin }) => chemin));
  return {
    personnes: fiches.map((fiche) => enPersonne(vue, fiche, gardees)),
    lignes: [
      ...fiches.flatMap((fiche) => [...lisibles(fiche), ...(parPersonne.get(fiche.cle) ?? [])]),
      ...(parPersonne.get(null) ?? []),
      ...[...archive.fichiers.keys()]
        .filter((fichier) => NOMS.test(fichier) && !places.has(fichier))
        .map((fichier) => dite(fichier, { sort: 'LISIBLE', motif: '' })),
      ...lues.ecartees.map(({ chemin, motif }) => dite(chemin, { sort: 'REFUSE', motif })),
      ...[...archive.fichiers.keys()]
        .filter((fichier) => /\.xml$/i.test(fichier) && !lignes.some(({ chemin }) => chemin === fichier))
        .map((fichier) => dite(fichier, { sort: 'REFUSE', motif: EN_XML })),
    ],
  };
};

const EN_XML =
  'Les fichiers XML ne se lisent pas avec un lot FHIR\u00a0: demandez un export en JSON, ou déposez les documents CDA à part.';

const dite = (chemin: string, devient: LigneLue['devient']): LigneLue => ({
  chemin,
  nature: 'FHIR',
  personne: null,
  devient,
});

async function lireTout(archive: ArchiveOuverte): Promise<Lues> {
  const fichiers = [...archive.fichiers].filter(([chemin]) => NOMS.test(chemin));
  if (fichiers.reduce((somme, [, taille]) => somme + taille, 0) > OCTETS_MAX)
    throw new ArchiveRefusee(
      'Il y a trop de ressources en une fois\u00a0: demandez un export en plusieurs fichiers, et déposez-les l’un après l’autre.',
    );
  const lues: Lues[] = [];
  for (const [chemin] of fichiers) lues.push(await lireUn(archive, chemin));
  return {
    ressources: lues.flatMap(({ ressources }) => ressources),
    ecartees: lues.flatMap(({ ecartees }) => ecartees),
  };
}

async function lireUn(archive: ArchiveOuverte, chemin: string): Promise<Lues> {
  let octets: Buffer;
  try {
    octets = await rassembler(await archive.lire(chemin));
  } catch (cause) {
    if (!(cause instanceof ArchiveRefusee)) throw cause;
    return { ressources: [], ecartees: [{ chemin, motif: cause.message }] };
  }
  return lireRessources(chemin, octets);
}

/** A Patient with what the archive says of her. */
type Fiche = {
  readonly patient: Ressource;
  readonly lu: PatientLu;
  readonly cle: string;
  readonly siennes: readonly Ressource[];
  readonly sante: SanteLue;
  readonly jumelle: boolean;
};

function fichesDe({ ressources, de, resoudre }: Vue, jour: DateCivile): readonly Fiche[] {
  const siennes = Map.groupBy(ressources, ({ chemin }) => de.get(chemin));
  const lus = ressources
    .filter(({ type }) => type === 'Patient')
    .map((patient) => ({ patient, lu: lirePatient(patient) }));
  const parTraits = Map.groupBy(lus, ({ lu }) => traits(lu.identite));
  const cles = new Set<string>();
  return lus.map(({ patient, lu }) => {
    // Two resources with one local number are two people until someone says otherwise.
    const cle = cles.has(cleDe(patient)) ? `${cleDe(patient)} ${patient.chemin}` : cleDe(patient);
    cles.add(cle);
    const autres = (siennes.get(patient) ?? []).filter((r) => r !== patient);
    const jumelle = (parTraits.get(traits(lu.identite))?.length ?? 0) > 1;
    return { patient, lu, cle, siennes: autres, sante: lireSante(autres, resoudre, jour), jumelle };
  });
}

const traits = ({ nomNaissance, prenoms, dateNaissance }: IdentiteLue): string =>
  [normaliserNom(nomNaissance), normaliserNom(prenoms[0] ?? ''), dateNaissance].join('|');

function enPersonne(vue: Vue, fiche: Fiche, gardees: ReadonlySet<string>): PersonneLue {
  const { patient, lu, siennes, sante } = fiche;
  const contacts = objetsDe(patient.corps['contact']);
  const proches = [
    ...contacts.map((contact, rang) => lireProche(`contact ${rang + 1}`, contact)),
    ...siennes
      .filter(({ type }) => type === 'RelatedPerson')
      .map((r) => lireProche(r.id || r.chemin, r.corps)),
  ];
  const remplacee = objetsDe(patient.corps['link']).some(({ type }) => type === 'replaced-by');
  return {
    ...lu,
    chemin: patient.chemin,
    cle: fiche.cle,
    proches: proches.filter((proche) => proche !== undefined),
    sante: sante.donnees,
    refus: remplacee ? 'La source dit qu’une autre fiche remplace celle-ci.' : lu.refus,
    doute: fiche.jumelle
      ? 'une autre fiche de l’archive porte les mêmes nom, prénom et jour de naissance\u00a0: dites si c’est la même personne.'
      : '',
    remarques: [...lu.remarques, ...(contacts.some(ditRepresentant) ? [REPRESENTANT] : [])],
    copie: {
      titre: 'Données de l’autre logiciel (copie exacte)',
      type: 'application/json',
      octets: async () => unSeul(copier(vue, patient, siennes, gardees)),
    },
  };
}

/** The same words for eyes: what has no place of its own in a record is read there. */
function lisibles({ patient, cle, lu, siennes }: Fiche): readonly LigneLue[] {
  const lues = siennes.filter(({ type }) => type !== 'Binary');
  if (lues.length === 0) return [];
  const { nomNaissance, prenoms, dateNaissance } = lu.identite;
  const identite = `${nomNaissance} ${prenoms.join(' ')}, ${dateNaissance.split('-').toReversed().join('/')}`;
  const titre = 'Données de l’autre logiciel (à lire)';
  const octets = async () => unSeul(Buffer.from(enTexte(identite, lues)));
  return [
    {
      chemin: `${patient.chemin}, lecture en clair`,
      nature: 'LECTURE',
      personne: cle,
      devient: { sort: 'FICHIER', fichier: { titre, type: 'text/plain', octets }, remarque: '' },
    },
  ];
}
