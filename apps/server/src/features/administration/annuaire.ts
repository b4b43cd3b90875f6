import type { CandidatRequisT, chercherRequis as contrat, MembreEquipeT } from '@orapont/contract/annuaire';
import type { QueryOf } from '@orapont/contract/route';
import { type DateCivile, jourParis } from '@orapont/domain/dates';
import { verifierCaptation } from '@orapont/domain/habilitation/captation';
import { normaliserNom } from '@orapont/domain/identite/nom';
import {
  CHIRURGIEN_DENTISTE,
  type CodeProfession,
  estCodeProfession,
  estCodeSavoirFaire,
  estSpecialisteRequis,
  MEDECIN,
  PROFESSIONS,
  SAVOIR_FAIRE,
} from '@orapont/domain/identite/professions';
import type { NatureActe } from '@orapont/domain/teleexpertise/circuit';
import type { Session } from '../../kernel/session.ts';
import {
  attestationsDe,
  equipeDuJour,
  type LignePraticien,
  nomsDe,
  praticiensDuJour,
} from './annuaire-repository.ts';
import type { DepsAdministration } from './ports.ts';

type Deps = Pick<DepsAdministration, 'bd' | 'maintenant'>;
const MAXIMUM = 100;

/**
 * Practitioners who may be asked for this kind of act, everywhere on the platform. The full verdict, with its ways out, is that of
 * eligibility: here only those whom the text could never admit are left out.
 *
 * @rule TE-02
 */
export async function chercherRequis(
  { bd, maintenant }: Deps,
  session: Session,
  { nature, q, savoirFaire }: QueryOf<typeof contrat>,
): Promise<{ requis: CandidatRequisT[]; complet: boolean }> {
  const jour = jourParis(maintenant().toISOString());
  const { lignes, noms } = await bd.plateforme(session.compteId, async (tx) => {
    const lignes = await praticiensDuJour(tx, jour);
    const cites = lignes.flatMap(({ remplace_id }) => (remplace_id ? [remplace_id] : []));
    return { lignes, noms: await nomsDe(tx, [...new Set(cites)]) };
  });
  const candidats = [...Map.groupBy(lignes, ({ id }) => id).values()]
    .flatMap((lieux) => decrire(lieux, lignes, noms, jour))
    .filter((candidat) => candidat.id !== session.professionnelId)
    .filter((candidat) => peutRepondre(candidat, nature))
    .filter((candidat) => !savoirFaire || candidat.savoirFaire.some(({ code }) => code === savoirFaire))
    .filter((candidat) => correspond(candidat, q));
  return { requis: candidats.slice(0, MAXIMUM), complet: candidats.length <= MAXIMUM };
}

/** Those who work today where the caller works: the authors of pictures. */
export async function lireEquipe({ bd, maintenant }: Deps, session: Session): Promise<MembreEquipeT[]> {
  const { sites } = session.acteur;
  if (sites.length === 0) return [];
  const jour = jourParis(maintenant().toISOString());
  const { lignes, attestations } = await bd.plateforme(session.compteId, async (tx) => {
    const lignes = await equipeDuJour(tx, sites, jour);
    const ids = [...new Set(lignes.map(({ id }) => id))];
    return { lignes, attestations: await attestationsDe(tx, ids, jour) };
  });
  return [...Map.groupBy(lignes, ({ id }) => id)].flatMap(([id, places]) => {
    const [premiere] = places;
    if (!premiere) return [];
    const { nom, prenom } = premiere;
    const profession = professionDe(premiere.profession);
    const demande = { profession, modalite: 'LUMIERE_BLANCHE', moyen: 'PRISE', jour } as const;
    return [
      {
        id,
        nom,
        prenom,
        profession,
        professionLibelle: PROFESSIONS[profession].libelle,
        roles: [...new Set(places.flatMap(({ roles }) => roles))],
        captation: verifierCaptation({ ...demande, attestations: attestations.get(id) ?? [] }).accord,
        sites: places.map(({ site_id }) => site_id),
      },
    ];
  });
}

function decrire(
  lieux: readonly LignePraticien[],
  toutes: readonly LignePraticien[],
  noms: ReadonlyMap<string, string>,
  jour: DateCivile,
): CandidatRequisT[] {
  const [ligne] = lieux;
  if (!ligne) return [];
  const profession = professionDe(ligne.profession);
  const absent = ligne.conge_du !== null && ligne.conge_du <= jour && (ligne.conge_au ?? jour) >= jour;
  const remplace = ligne.remplace_id;
  return [
    {
      id: ligne.id,
      nom: ligne.nom,
      prenom: ligne.prenom,
      profession,
      professionLibelle: PROFESSIONS[profession].libelle,
      savoirFaire: ligne.savoir_faire.map((code) => ({ code, libelle: libelleSavoirFaire(code) })),
      conventionne: ligne.conventionne,
      modeExercice: ligne.mode_exercice,
      lieux: lieux.map((lieu) => ({
        organisationId: lieu.organisation_id,
        organisationNom: lieu.organisation,
        siteId: lieu.site_id,
        siteNom: lieu.site,
      })),
      absent,
      absentJusqu: absent ? ligne.conge_au : null,
      remplacants: remplacantsDe(ligne.id, toutes),
      remplace: remplace ? { id: remplace, nom: noms.get(remplace) ?? '' } : null,
      messagerieSecurisee: ligne.bal_mssante !== null,
    },
  ];
}

function remplacantsDe(id: string, toutes: readonly LignePraticien[]) {
  const uniques = new Map(
    toutes
      .filter(({ remplace_id }) => remplace_id === id)
      .map((ligne) => [ligne.id, { id: ligne.id, nom: `${ligne.prenom} ${ligne.nom}`.trim() }]),
  );
  return [...uniques.values()];
}

const professionDe = (code: string): CodeProfession => (estCodeProfession(code) ? code : 'AUTRE');

const libelleSavoirFaire = (code: string) => (estCodeSavoirFaire(code) ? SAVOIR_FAIRE[code] : code);

/** Whom the kind of act could never admit is not offered. */
function peutRepondre({ profession, savoirFaire }: CandidatRequisT, nature: NatureActe | undefined): boolean {
  const dentiste = profession === CHIRURGIEN_DENTISTE;
  const medecin = profession === MEDECIN;
  switch (nature) {
    case 'TELEEXPERTISE_ESMS':
    case 'BILAN':
      return dentiste;
    case 'TELEEXPERTISE_SPECIALISTE':
      return savoirFaire.some(({ code }) => estSpecialisteRequis(professionDe(profession), code));
    default:
      return dentiste || medecin;
  }
}

/** Every word typed is the beginning of a word of what is shown, accents or not. */
function correspond(candidat: CandidatRequisT, q: string): boolean {
  const { nom, prenom, professionLibelle, savoirFaire, lieux } = candidat;
  const textes = [
    prenom,
    nom,
    professionLibelle,
    ...savoirFaire.map(({ libelle }) => libelle),
    ...lieux.flatMap(({ organisationNom, siteNom }) => [organisationNom, siteNom]),
  ];
  const mots = normaliserNom(textes.join(' ')).split(' ');
  return normaliserNom(q)
    .split(' ')
    .every((saisi) => mots.some((mot) => mot.startsWith(saisi)));
}
