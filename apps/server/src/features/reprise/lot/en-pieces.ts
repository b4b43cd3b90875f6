import { type FicheT, FicheZ, RepresentantSaisi } from '@orapont/contract/dossier-fiche';
import { formaterDate } from '@orapont/domain/dates';
import type { CadreSource, Personne, Piece, Source } from '../sources.ts';
import type { IdentiteLue, LigneLue, LireLot, LotLu, PersonneLue } from './ports.ts';

/**
 * The record of someone whom a file names, when it is certain: by the number that the record has here already, or by the five strict traits
 * of one record alone.
 */
export type Retrouver = (
  organisationId: string,
  personne: Pick<PersonneLue, 'id' | 'identite' | 'ins'>,
) => Promise<string | undefined>;

type Genre = {
  readonly code: Source['code'];
  readonly reconnait: Source['reconnait'];
  readonly lire: LireLot;
  readonly retrouver: Retrouver;
  readonly horsListe: string;
};

/** A source whose archive is read as a whole before anyone is looked for. */
export const sourceDeLot = ({ code, reconnait, lire, retrouver, horsListe }: Genre): Source => ({
  code,
  horsListe,
  numeroDeLEtablissement: false,
  reconnait,
  async *pieces(archive, cadre) {
    const lot = await lire(archive, { jour: cadre.jour });
    const ids = await idsDe(lot, code, cadre, retrouver);
    const parPersonne = Map.groupBy(lot.lignes, ({ personne }) => personne);
    for (const lue of lot.personnes)
      yield* piecesDe(lue, parPersonne.get(lue.cle) ?? [], ids.get(lue.cle), cadre);
    for (const ligne of parPersonne.get(null) ?? []) yield enPiece(ligne, null);
  },
});

function* piecesDe(
  lue: PersonneLue,
  lignes: readonly LigneLue[],
  qui: Qui | undefined,
  cadre: CadreSource,
): Generator<Piece> {
  if (!qui) return;
  const sienne = enPersonne(lue, qui, cadre);
  yield sienne;
  const reprise = sienne.genre === 'PERSONNE';
  for (const ligne of lignes) yield enPiece(reprise ? ligne : sansDossier(ligne), qui.id);
}

type Qui = {
  readonly id: string;
  readonly doute: string;
  /** It is the record of someone who was here before any archive named her. */
  readonly retrouvee: boolean;
};

/** Two people of one archive never take one id, and whoever could be two of them is not looked for among the records. */
async function idsDe(
  { personnes }: LotLu,
  code: string,
  { organisationId, nommer }: CadreSource,
  retrouver: Retrouver,
): Promise<ReadonlyMap<string, Qui>> {
  const ids = new Map<string, Qui>();
  const pris = new Set<string>();
  for (const lue of personnes) {
    const { nomNaissance, prenoms, dateNaissance } = lue.identite;
    const propre = nommer(code, lue.cle, nomNaissance, prenoms[0] ?? '', dateNaissance);
    const cherchee = lue.refus === '' && lue.doute === '';
    const trouve = cherchee ? await retrouver(organisationId, lue) : undefined;
    const id = trouve ?? lue.id ?? propre;
    const retrouvee = trouve !== undefined && trouve !== lue.id && trouve !== propre;
    ids.set(
      lue.cle,
      pris.has(id) ? { id: propre, doute: DEUX, retrouvee: false } : { id, doute: lue.doute, retrouvee },
    );
    pris.add(id);
  }
  return ids;
}

const RETROUVEE = 'reconnue avec certitude, ses fichiers vont au dossier qu’elle a déjà ici.';
const DEUX = 'une autre fiche de l’archive désigne déjà ce dossier\u00a0: dites si c’est la même personne.';

/** What would have followed a record that is not made is not taken either. */
const sansDossier = (ligne: LigneLue): LigneLue =>
  ligne.devient.sort === 'LISIBLE'
    ? { ...ligne, devient: { sort: 'REFUSE', motif: 'Son dossier n’a pas pu être lu.' } }
    : ligne;

function enPersonne(lue: PersonneLue, { id, doute, retrouvee }: Qui, { nommer }: CadreSource): Piece {
  const { chemin, refus, identite, copie, remarques } = lue;
  const nature = 'PERSONNE';
  const fiche = FicheZ.safeParse(enFiche(identite));
  if (refus !== '' || !fiche.success) {
    const motif =
      refus ||
      `Cette fiche ne se reprend pas\u00a0: ${fiche.error?.issues[0]?.message ?? ''}. Créez-la à la main.`;
    return { genre: 'DITE', chemin, nature, sort: 'REFUSE', motif, personneId: id, type: copie.type };
  }
  const personne = { id, fiche: fiche.data, ...autour(lue, id, nommer) };
  const attend = doute === '' ? {} : { attend: `${nommerPersonne(fiche.data)}\u00a0: ${doute}` };
  const phrases = [...(retrouvee ? [RETROUVEE] : []), ...remarques];
  const dit =
    phrases.length === 0 ? {} : { remarque: `${nommerPersonne(fiche.data)}\u00a0: ${phrases.join(' ')}` };
  return { genre: 'PERSONNE', chemin, nature, personne, ...copie, ...attend, ...dit };
}

const nommerPersonne = ({ nomNaissance, prenoms, dateNaissance }: FicheT): string =>
  `${nomNaissance} ${prenoms[0] ?? ''}, ${formaterDate(dateNaissance)}`;

/** @rule ID-INS — the number of the source stays behind: it is asked for again here. */
const enFiche = (identite: IdentiteLue): unknown => ({
  ...identite,
  prenoms: [...identite.prenoms],
  ins: { reponseInsi: false, pieceVerifiee: false, attributs: [], matricule: null, oid: null },
  assure: null,
  protection: 'AUCUNE',
  representationPersonne: false,
  apteAExprimer: true,
  profilSensoriel: {},
  oppositionMes: null,
});

function autour(
  { proches, sante }: PersonneLue,
  id: string,
  nommer: CadreSource['nommer'],
): Pick<Personne, 'representants' | 'sante'> {
  return {
    representants: proches.flatMap(({ cle, ...proche }) => {
      const saisi = { ...proche, representationPersonne: false, finLe: null };
      const lu = RepresentantSaisi.safeParse(saisi);
      const sansAdresse = lu.success ? lu : RepresentantSaisi.safeParse({ ...saisi, courriel: null });
      return sansAdresse.success ? [{ ...sansAdresse.data, id: nommer(id, 'proche', cle) }] : [];
    }),
    sante:
      sante === null
        ? []
        : [{ id: nommer(id, 'sante'), contenu: sante, saisiLe: `${sante.recueilliesLe}T12:00:00.000Z` }],
  };
}

function enPiece({ chemin, nature, devient }: LigneLue, personneId: string | null): Piece {
  if (devient.sort !== 'FICHIER') return { genre: 'DITE', chemin, nature, personneId, ...devient };
  const { fichier, remarque } = devient;
  if (personneId === null)
    return { genre: 'DITE', chemin, nature, sort: 'REFUSE', motif: 'Rien ne dit de qui est ce fichier.' };
  const porte = fichier.type === 'application/dicom' ? 'DICOM' : 'DOCUMENT';
  return {
    genre: 'FICHIER',
    chemin,
    nature,
    personneId,
    porte,
    ...fichier,
    ...(remarque === '' ? {} : { remarque }),
  };
}
