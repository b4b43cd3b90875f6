import { FicheZ, RepresentantSaisi } from '@orapont/contract/dossier-fiche';
import { DonneesSanteZ } from '@orapont/contract/sante';
import { z } from 'zod';
import { idStable } from '../../kernel/empreinte.ts';
import { enJson } from './lire-archive.ts';
import type { Personne, Representant } from './sources.ts';

const Rangee = z.looseObject({ id: z.uuid() });
const Donnees = z.object({
  format: z.literal('orapont-dossier'),
  version: z.literal(1),
  tables: z.looseObject({
    dossier: z.array(Rangee).length(1),
    representant: z.array(Rangee).default([]),
    donnees_sante: z.array(Rangee).default([]),
    document: z.array(Rangee).default([]),
    media: z.array(Rangee).default([]),
  }),
});

export type DossierRepris = Personne & {
  /** How each file is named in a record, by its id. */
  readonly titres: ReadonlyMap<string, string>;
};

/**
 * A record as its export tells it, checked as what a person types is. The INS stays behind: an identity that comes from elsewhere is
 * provisional until it is asked for here.
 *
 * @rule ID-INS
 * @returns undefined when it cannot be a record of ours
 */
export function lireDonnees(octets: Buffer): DossierRepris | undefined {
  const lu = Donnees.safeParse(enJson(octets));
  if (!lu.success) return undefined;
  const { dossier, representant, donnees_sante, document, media } = lu.data.tables;
  const [ligne] = dossier;
  const fiche = FicheZ.safeParse(ligne && enFiche(ligne));
  if (!ligne || !fiche.success) return undefined;
  const ici = (id: string) => idStable('reprise', ligne.id, id);
  const representants = representant.map((l) => enRepresentant({ ...l, id: ici(l.id) }));
  const sante = donnees_sante.map(({ id, contenu, saisi_le }) => ({
    id: ici(id),
    contenu: DonneesSanteZ.safeParse(contenu).data,
    saisiLe: z.iso.datetime({ offset: true }).safeParse(saisi_le).data,
  }));
  if (representants.includes(undefined)) return undefined;
  const lues = sante.filter(
    (s): s is (typeof sante)[number] & { saisiLe: string } =>
      s.contenu !== undefined && s.saisiLe !== undefined,
  );
  if (lues.length !== sante.length) return undefined;
  return {
    id: ligne.id,
    fiche: fiche.data,
    representants: representants.filter((r) => r !== undefined),
    sante: lues,
    titres: new Map([
      ...document.map(({ id, titre }) => [id, texte(titre)] as const),
      ...media.map(
        ({ id, vue, pris_le }) => [id, `Image ${texte(vue)} ${texte(pris_le).slice(0, 10)}`] as const,
      ),
    ]),
  };
}

const texte = (valeur: unknown): string => (typeof valeur === 'string' ? valeur.slice(0, 200) : '');

const enFiche = (l: Readonly<Record<string, unknown>>): unknown => ({
  nomNaissance: l['nom_naissance'],
  prenoms: l['prenoms'],
  nomUtilise: l['nom_utilise'],
  prenomUtilise: l['prenom_utilise'],
  dateNaissance: l['date_naissance'],
  sexe: l['sexe'],
  lieuNaissanceCog: l['lieu_naissance_cog'],
  ins: { reponseInsi: false, pieceVerifiee: false, attributs: [], matricule: null, oid: null },
  assure: l['assure'],
  protection: l['protection'],
  representationPersonne: l['representation_personne'],
  apteAExprimer: l['apte_a_exprimer'],
  profilSensoriel: l['profil_sensoriel'],
  oppositionMes: l['opposition_mes'],
  decesLe: l['deces_le'],
  identifiantExterne: l['identifiant_externe'],
});

function enRepresentant(
  l: Readonly<Record<string, unknown>> & { readonly id: string },
): Representant | undefined {
  const lu = RepresentantSaisi.safeParse({
    qualite: l['qualite'],
    nom: l['nom'],
    prenom: l['prenom'],
    representationPersonne: l['representation_personne'],
    telephone: l['telephone'],
    courriel: l['courriel'],
    finLe: l['fin_le'],
  });
  return lu.success ? { ...lu.data, id: l.id } : undefined;
}
